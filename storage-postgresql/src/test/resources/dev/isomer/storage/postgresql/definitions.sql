-- isomer_schema
CREATE TABLE "isomer_schema" ("line" BIGINT NOT NULL PRIMARY KEY, "text" TEXT COLLATE "C" NOT NULL)

-- t_shelf
CREATE TABLE "t_shelf" (
  "id" BIGINT NOT NULL PRIMARY KEY,
  "name" TEXT COLLATE "C" NOT NULL,
  "within" BIGINT,
  "catalog_book" BIGINT
)

-- u_shelf__name
CREATE UNIQUE INDEX "u_shelf__name" ON "t_shelf" ("name")

-- i_shelf__within
CREATE INDEX "i_shelf__within" ON "t_shelf" ("within" NULLS FIRST, "id")

-- i_shelf__catalog_book
CREATE INDEX "i_shelf__catalog_book" ON "t_shelf" ("catalog_book" NULLS FIRST, "id")

-- t_book
CREATE TABLE "t_book" (
  "book_id" BIGINT NOT NULL PRIMARY KEY,
  "title" TEXT COLLATE "C" NOT NULL,
  "subtitle" TEXT COLLATE "C",
  "pages" INTEGER NOT NULL,
  "copies" BIGINT,
  "weight" DOUBLE PRECISION NOT NULL,
  "rating" DOUBLE PRECISION,
  "lent" BOOLEAN NOT NULL,
  "signed" BOOLEAN,
  "acquired_at" BIGINT,
  "binding" TEXT COLLATE "C" NOT NULL,
  "cover" BYTEA NOT NULL,
  "scan" BYTEA,
  "shelf" BIGINT
)

-- u_book__title__pages
CREATE UNIQUE INDEX "u_book__title__pages" ON "t_book" ("title", "pages")

-- i_book__subtitle
CREATE INDEX "i_book__subtitle" ON "t_book" ("subtitle" NULLS FIRST, "book_id")

-- i_book__acquired_at
CREATE INDEX "i_book__acquired_at" ON "t_book" ("acquired_at" NULLS FIRST, "book_id")

-- i_book__shelf
CREATE INDEX "i_book__shelf" ON "t_book" ("shelf" NULLS FIRST, "book_id")

-- i_book__binding__acquired_at
CREATE INDEX "i_book__binding__acquired_at" ON "t_book" ("binding", "acquired_at" NULLS FIRST, "book_id")

-- t_order
CREATE TABLE "t_order" (
  "id" BIGINT NOT NULL PRIMARY KEY
)

-- reference of shelf
ALTER TABLE "t_shelf" ADD FOREIGN KEY ("within") REFERENCES "t_shelf" ("id") DEFERRABLE INITIALLY IMMEDIATE

-- reference of shelf
ALTER TABLE "t_shelf" ADD FOREIGN KEY ("catalog_book") REFERENCES "t_book" ("book_id") DEFERRABLE INITIALLY IMMEDIATE

-- reference of book
ALTER TABLE "t_book" ADD FOREIGN KEY ("shelf") REFERENCES "t_shelf" ("id") DEFERRABLE INITIALLY IMMEDIATE

