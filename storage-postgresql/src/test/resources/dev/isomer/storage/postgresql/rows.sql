-- get
SELECT "id", "name", "within", "catalog_book" FROM "t_shelf" WHERE "id" = ?

-- find by the unique key [name] of shelf
SELECT "id", "name", "within", "catalog_book" FROM "t_shelf" WHERE "name" = ?

-- find by the index [within] of shelf
SELECT "id", "name", "within", "catalog_book" FROM "t_shelf" WHERE "within" = ?

-- find by the index [catalogBook] of shelf
SELECT "id", "name", "within", "catalog_book" FROM "t_shelf" WHERE "catalog_book" = ?

-- insert
SAVEPOINT guard; INSERT INTO "t_shelf" ("id", "name", "within", "catalog_book") VALUES (?, ?, ?, ?); RELEASE SAVEPOINT guard

-- update
SAVEPOINT guard; UPDATE "t_shelf" SET "name" = ?, "within" = ?, "catalog_book" = ? WHERE "id" = ?; RELEASE SAVEPOINT guard

-- delete
SAVEPOINT guard; DELETE FROM "t_shelf" WHERE "id" = ?; RELEASE SAVEPOINT guard

-- get
SELECT "book_id", "title", "subtitle", "pages", "copies", "weight", "rating", "lent", "signed", "acquired_at", "binding", "cover", "scan", "shelf" FROM "t_book" WHERE "book_id" = ?

-- find by the unique key [title, pages] of book
SELECT "book_id", "title", "subtitle", "pages", "copies", "weight", "rating", "lent", "signed", "acquired_at", "binding", "cover", "scan", "shelf" FROM "t_book" WHERE "title" = ? AND "pages" = ?

-- find by the index [subtitle] of book
SELECT "book_id", "title", "subtitle", "pages", "copies", "weight", "rating", "lent", "signed", "acquired_at", "binding", "cover", "scan", "shelf" FROM "t_book" WHERE "subtitle" = ?

-- find by the index [acquiredAt] of book
SELECT "book_id", "title", "subtitle", "pages", "copies", "weight", "rating", "lent", "signed", "acquired_at", "binding", "cover", "scan", "shelf" FROM "t_book" WHERE "acquired_at" = ?

-- find by the index [shelf] of book
SELECT "book_id", "title", "subtitle", "pages", "copies", "weight", "rating", "lent", "signed", "acquired_at", "binding", "cover", "scan", "shelf" FROM "t_book" WHERE "shelf" = ?

-- find by the index [binding, acquiredAt] of book
SELECT "book_id", "title", "subtitle", "pages", "copies", "weight", "rating", "lent", "signed", "acquired_at", "binding", "cover", "scan", "shelf" FROM "t_book" WHERE "binding" = ? AND "acquired_at" = ?

-- insert
SAVEPOINT guard; INSERT INTO "t_book" ("book_id", "title", "subtitle", "pages", "copies", "weight", "rating", "lent", "signed", "acquired_at", "binding", "cover", "scan", "shelf") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?); RELEASE SAVEPOINT guard

-- update
SAVEPOINT guard; UPDATE "t_book" SET "title" = ?, "subtitle" = ?, "pages" = ?, "copies" = ?, "weight" = ?, "rating" = ?, "lent" = ?, "signed" = ?, "acquired_at" = ?, "binding" = ?, "cover" = ?, "scan" = ?, "shelf" = ? WHERE "book_id" = ?; RELEASE SAVEPOINT guard

-- delete
SAVEPOINT guard; DELETE FROM "t_book" WHERE "book_id" = ?; RELEASE SAVEPOINT guard

-- get
SELECT "id" FROM "t_order" WHERE "id" = ?

-- insert
SAVEPOINT guard; INSERT INTO "t_order" ("id") VALUES (?); RELEASE SAVEPOINT guard

-- update
SAVEPOINT guard; UPDATE "t_order" SET "id" = "id" WHERE "id" = ?; RELEASE SAVEPOINT guard

-- delete
SAVEPOINT guard; DELETE FROM "t_order" WHERE "id" = ?; RELEASE SAVEPOINT guard

-- delete many
DELETE FROM "t_book" WHERE "book_id" IN (?, ?, ?)

-- any referring
SELECT 1 FROM "t_book" WHERE "shelf" IN (?, ?) LIMIT 1

