-- by id
SELECT "book_id", "title", "subtitle", "pages", "copies", "weight", "rating", "lent", "signed", "acquired_at", "binding", "cover", "scan", "shelf" FROM "t_book" WHERE "book_id" > ? ORDER BY "book_id" LIMIT ?
-- 42, 10

-- by id, descending
SELECT "book_id", "title", "subtitle", "pages", "copies", "weight", "rating", "lent", "signed", "acquired_at", "binding", "cover", "scan", "shelf" FROM "t_book" WHERE "book_id" < ? ORDER BY "book_id" DESC LIMIT ?
-- 42, 10

-- not nullable
SELECT "book_id", "title", "subtitle", "pages", "copies", "weight", "rating", "lent", "signed", "acquired_at", "binding", "cover", "scan", "shelf" FROM "t_book" WHERE ("title" >= ? AND "title" < ?) AND ("title" >= ? AND ("title" > ? OR "book_id" > ?)) ORDER BY "title", "book_id" LIMIT ?
-- 'x', 'y', 'x', 'x', 42, 10

-- not nullable, descending
SELECT "book_id", "title", "subtitle", "pages", "copies", "weight", "rating", "lent", "signed", "acquired_at", "binding", "cover", "scan", "shelf" FROM "t_book" WHERE ("title" <= ? AND ("title" < ? OR "book_id" < ?)) ORDER BY "title" DESC, "book_id" DESC LIMIT ?
-- 'x', 'x', 42, 10

-- nullable
SELECT "book_id", "title", "subtitle", "pages", "copies", "weight", "rating", "lent", "signed", "acquired_at", "binding", "cover", "scan", "shelf" FROM "t_book" WHERE ("subtitle" >= ? AND ("subtitle" > ? OR "book_id" > ?)) ORDER BY "subtitle" NULLS FIRST, "book_id" LIMIT ?
-- 'x', 'x', 42, 10

-- nullable, at null
SELECT "book_id", "title", "subtitle", "pages", "copies", "weight", "rating", "lent", "signed", "acquired_at", "binding", "cover", "scan", "shelf" FROM "t_book" WHERE ("subtitle" IS NOT NULL OR "book_id" > ?) ORDER BY "subtitle" NULLS FIRST, "book_id" LIMIT ?
-- 42, 10

-- nullable, descending
SELECT "book_id", "title", "subtitle", "pages", "copies", "weight", "rating", "lent", "signed", "acquired_at", "binding", "cover", "scan", "shelf" FROM "t_book" WHERE (("subtitle" <= ? OR "subtitle" IS NULL) AND ("subtitle" < ? OR "subtitle" IS NULL OR "book_id" < ?)) ORDER BY "subtitle" DESC NULLS LAST, "book_id" DESC LIMIT ?
-- 'x', 'x', 42, 10

-- nullable, descending, at null
SELECT "book_id", "title", "subtitle", "pages", "copies", "weight", "rating", "lent", "signed", "acquired_at", "binding", "cover", "scan", "shelf" FROM "t_book" WHERE ("subtitle" IS NULL AND "book_id" < ?) ORDER BY "subtitle" DESC NULLS LAST, "book_id" DESC LIMIT ?
-- 42, 10

-- four, mixed
SELECT "book_id", "title", "subtitle", "pages", "copies", "weight", "rating", "lent", "signed", "acquired_at", "binding", "cover", "scan", "shelf" FROM "t_book" WHERE ("binding" >= ? AND ("binding" > ? OR (("acquired_at" <= ? OR "acquired_at" IS NULL) AND ("acquired_at" < ? OR "acquired_at" IS NULL OR ("copies" IS NOT NULL OR ("pages" <= ? AND ("pages" < ? OR "book_id" < ?))))))) ORDER BY "binding", "acquired_at" DESC NULLS LAST, "copies" NULLS FIRST, "pages" DESC, "book_id" DESC LIMIT ?
-- 'PAPER', 'PAPER', 0, 0, 7, 7, 42, 10

