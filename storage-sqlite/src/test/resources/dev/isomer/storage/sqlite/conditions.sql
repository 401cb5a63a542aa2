-- text eq
"title" = ?
-- 'a'

-- not text eq
"title" <> ?
-- 'a'

-- nullable eq
"subtitle" = ?
-- 'a'

-- not nullable eq
"subtitle" IS NOT ?
-- 'a'

-- int lt
"pages" < ?
-- 3

-- not int lt
"pages" >= ?
-- 3

-- nullable long ge
"copies" >= ?
-- -9223372036854775808

-- not nullable long ge
("copies" < ? OR "copies" IS NULL)
-- -9223372036854775808

-- boolean eq
"lent" = ?
-- 1

-- not boolean eq
"lent" <> ?
-- 1

-- instant le
"acquired_at" <= ?
-- -1

-- not instant le
("acquired_at" > ? OR "acquired_at" IS NULL)
-- -1

-- enum gt
"binding" > ?
-- 'CLOTH'

-- not enum gt
"binding" <= ?
-- 'CLOTH'

-- bytes eq
"cover" = ?
-- x'00ff'

-- not bytes eq
"cover" <> ?
-- x'00ff'

-- in
"pages" IN (?, ?, ?)
-- 1, 2, 3

-- not in
"pages" NOT IN (?, ?, ?)
-- 1, 2, 3

-- nullable in
"copies" IN (?)
-- 1

-- not nullable in
("copies" NOT IN (?) OR "copies" IS NULL)
-- 1

-- in of nothing
0

-- not in of nothing
1

-- nullable isNull
"copies" IS NULL

-- not nullable isNull
"copies" IS NOT NULL

-- isNull
0

-- not isNull
1

-- startsWith
("title" >= ? AND "title" < ?)
-- 'a%_', 'a%`'

-- not startsWith
("title" < ? OR "title" >= ?)
-- 'a%_', 'a%`'

-- nullable startsWith
("subtitle" >= ? AND "subtitle" < ?)
-- '\u{d7ff}', '\u{e000}'

-- not nullable startsWith
("subtitle" < ? OR "subtitle" >= ? OR "subtitle" IS NULL)
-- '\u{d7ff}', '\u{e000}'

-- startsWith the greatest
("subtitle" >= ?)
-- '\u{10ffff}'

-- not startsWith the greatest
("subtitle" < ? OR "subtitle" IS NULL)
-- '\u{10ffff}'

-- startsWith, the last counted up
("subtitle" >= ? AND "subtitle" < ?)
-- 'a\u{10ffff}', 'b'

-- not startsWith, the last counted up
("subtitle" < ? OR "subtitle" >= ? OR "subtitle" IS NULL)
-- 'a\u{10ffff}', 'b'

-- startsWith nothing
1

-- not startsWith nothing
0

-- nullable startsWith nothing
"subtitle" IS NOT NULL

-- not nullable startsWith nothing
"subtitle" IS NULL

-- contains
instr("title", ?) > 0
-- '%'

-- not contains
instr("title", ?) = 0
-- '%'

-- nullable contains
instr("subtitle", ?) > 0
-- ''

-- not nullable contains
(instr("subtitle", ?) = 0 OR "subtitle" IS NULL)
-- ''

-- and
("lent" = ? AND "pages" >= ? AND "pages" <= ?)
-- 1, 1, 9

-- not and
("lent" <> ? OR "pages" < ? OR "pages" > ?)
-- 1, 1, 9

-- or within and
("lent" = ? AND ("pages" = ? OR "pages" = ?))
-- 1, 1, 2

-- not or within and
("lent" <> ? OR ("pages" <> ? AND "pages" <> ?))
-- 1, 1, 2

