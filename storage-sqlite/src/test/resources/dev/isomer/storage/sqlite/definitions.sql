-- isomer_schema
CREATE TABLE "isomer_schema" ("line" INTEGER PRIMARY KEY, "text" TEXT NOT NULL) STRICT

-- t_shelf
CREATE TABLE "t_shelf" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "within" INTEGER,
  "catalog_book" INTEGER,
  FOREIGN KEY ("within") REFERENCES "t_shelf" ("id"),
  FOREIGN KEY ("catalog_book") REFERENCES "t_book" ("book_id")
) STRICT

-- u_shelf__name
CREATE UNIQUE INDEX "u_shelf__name" ON "t_shelf" ("name")

-- i_shelf__within
CREATE INDEX "i_shelf__within" ON "t_shelf" ("within")

-- i_shelf__catalog_book
CREATE INDEX "i_shelf__catalog_book" ON "t_shelf" ("catalog_book")

-- t_book
CREATE TABLE "t_book" (
  "book_id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "title" TEXT NOT NULL,
  "subtitle" TEXT,
  "pages" INTEGER NOT NULL,
  "copies" INTEGER,
  "weight" REAL NOT NULL,
  "rating" REAL,
  "lent" INTEGER NOT NULL CHECK ("lent" IN (0, 1)),
  "signed" INTEGER CHECK ("signed" IN (0, 1)),
  "acquired_at" INTEGER,
  "binding" TEXT NOT NULL,
  "cover" BLOB NOT NULL,
  "scan" BLOB,
  "shelf" INTEGER,
  FOREIGN KEY ("shelf") REFERENCES "t_shelf" ("id")
) STRICT

-- u_book__title__pages
CREATE UNIQUE INDEX "u_book__title__pages" ON "t_book" ("title", "pages")

-- i_book__subtitle
CREATE INDEX "i_book__subtitle" ON "t_book" ("subtitle")

-- i_book__acquired_at
CREATE INDEX "i_book__acquired_at" ON "t_book" ("acquired_at")

-- i_book__shelf
CREATE INDEX "i_book__shelf" ON "t_book" ("shelf")

-- i_book__binding__acquired_at
CREATE INDEX "i_book__binding__acquired_at" ON "t_book" ("binding", "acquired_at")

-- t_order
CREATE TABLE "t_order" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT
) STRICT

