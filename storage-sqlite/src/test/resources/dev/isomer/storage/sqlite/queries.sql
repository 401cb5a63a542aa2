-- all
SELECT "book_id", "title", "subtitle", "pages", "copies", "weight", "rating", "lent", "signed", "acquired_at", "binding", "cover", "scan", "shelf" FROM "t_book" ORDER BY "book_id"

-- limit
SELECT "id", "name", "within", "catalog_book" FROM "t_shelf" ORDER BY "id" LIMIT ?
-- 10

-- offset
SELECT "id", "name", "within", "catalog_book" FROM "t_shelf" ORDER BY "id" LIMIT ? OFFSET ?
-- 9223372036854775807, 5

-- where, order, limit and offset
SELECT "book_id", "title", "subtitle", "pages", "copies", "weight", "rating", "lent", "signed", "acquired_at", "binding", "cover", "scan", "shelf" FROM "t_book" WHERE ("title" >= ? AND "title" < ?) ORDER BY "title", "book_id" LIMIT ? OFFSET ?
-- 'x', 'y', 10, 20

-- by id, descending
SELECT "id", "name", "within", "catalog_book" FROM "t_shelf" ORDER BY "id" DESC

-- four orders
SELECT "book_id", "title", "subtitle", "pages", "copies", "weight", "rating", "lent", "signed", "acquired_at", "binding", "cover", "scan", "shelf" FROM "t_book" ORDER BY "binding", "acquired_at" DESC, "pages", "subtitle" DESC, "book_id" DESC

-- count
SELECT count(*) FROM "t_book"

-- count of some, at most
SELECT count(*) FROM (SELECT 1 FROM "t_book" WHERE "lent" = ? LIMIT ?) AS counted
-- true, 1

-- groups
SELECT "subtitle", count(*) FROM "t_book" GROUP BY "subtitle" ORDER BY count(*) DESC, "subtitle" LIMIT ?
-- 5

-- groups of some
SELECT "binding", count(*) FROM "t_book" WHERE "lent" = ? GROUP BY "binding" ORDER BY count(*) DESC, "binding" LIMIT ?
-- true, 5

