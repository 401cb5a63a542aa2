package dev.isomer.storage.conformance;

import org.junit.jupiter.api.Nested;

/** The topics of queries and indexes, which {@link StoreConformance} completes. */
abstract class QueryConformance extends StatementConformance {
    @Nested
    class Query extends QueryContract {
        Query() {
            super(QueryConformance.this.engine());
        }
    }

    @Nested
    class Literal extends LiteralContract {
        Literal() {
            super(QueryConformance.this.engine());
        }
    }

    @Nested
    class TextMatch extends TextMatchContract {
        TextMatch() {
            super(QueryConformance.this.engine());
        }
    }

    @Nested
    class Order extends OrderContract {
        Order() {
            super(QueryConformance.this.engine());
        }
    }

    @Nested
    class Oracle extends OracleContract {
        Oracle() {
            super(QueryConformance.this.engine());
        }
    }

    @Nested
    class RowSource extends RowSourceContract {
        RowSource() {
            super(QueryConformance.this.engine());
        }
    }

    @Nested
    class Statement extends StatementContract {
        Statement() {
            super(QueryConformance.this.engine());
        }
    }

    @Nested
    class Page extends PageContract {
        Page() {
            super(QueryConformance.this.engine());
        }
    }

    @Nested
    class Position extends PositionContract {
        Position() {
            super(QueryConformance.this.engine());
        }
    }

    @Nested
    class Group extends GroupContract {
        Group() {
            super(QueryConformance.this.engine());
        }
    }

    @Nested
    class Distinct extends DistinctContract {
        Distinct() {
            super(QueryConformance.this.engine());
        }
    }

    @Nested
    class Index extends IndexContract {
        Index() {
            super(QueryConformance.this.engine());
        }
    }

    @Nested
    class IndexAnswers extends IndexAnswersContract {
        IndexAnswers() {
            super(QueryConformance.this.engine());
        }
    }

    @Nested
    class Explain extends ExplainContract {
        Explain() {
            super(QueryConformance.this.engine());
        }
    }
}
