-- posts: title = 'a'
SELECT `posts`.`id` FROM `posts` WHERE `posts`.`title` = ?1

-- posts: title = 'a' && views > 5 || active = true
SELECT `posts`.`id` FROM `posts` WHERE ((`posts`.`title` = ?1 AND `posts`.`views` > ?2) OR `posts`.`active` = 1)

-- posts: (title = 'a' || title = 'b') && views != 0
SELECT `posts`.`id` FROM `posts` WHERE ((`posts`.`title` = ?1 OR `posts`.`title` = ?2) AND `posts`.`views` IS NOT ?3)

-- posts: title = ''
SELECT `posts`.`id` FROM `posts` WHERE `posts`.`title` = ''

-- posts: title != null
SELECT `posts`.`id` FROM `posts` WHERE `posts`.`title` IS NOT ''

-- posts: title = kind
SELECT `posts`.`id` FROM `posts` WHERE `posts`.`title` = `posts`.`kind`

-- posts: title ~ 'a' && title !~ kind
SELECT `posts`.`id` FROM `posts` WHERE (`posts`.`title` LIKE ?1 ESCAPE '\' AND holdall_like(`posts`.`title`, ('%' || `posts`.`kind` || '%')) = 0)

-- posts: meta.a.0.b = 1
SELECT `posts`.`id` FROM `posts` WHERE (CASE WHEN json_valid(`posts`.`meta`) THEN json_extract(`posts`.`meta`, '$.a[0].b') ELSE json_extract(json_object('pb', `posts`.`meta`), '$.pb.a[0].b') END) IS ?1

-- posts: meta:lower = 'x'
SELECT `posts`.`id` FROM `posts` WHERE LOWER((CASE WHEN json_valid(`posts`.`meta`) THEN json_extract(`posts`.`meta`, '$') ELSE json_extract(json_object('pb', `posts`.`meta`), '$.pb') END)) IS ?1

-- posts: kinds:length > 1
SELECT `posts`.`id` FROM `posts` WHERE (CASE WHEN `posts`.`kinds` IS NULL OR `posts`.`kinds` = '' THEN 0 ELSE json_array_length(CASE WHEN iif(json_valid(`posts`.`kinds`), json_type(`posts`.`kinds`) = 'array', 0) THEN `posts`.`kinds` ELSE json_array(`posts`.`kinds`) END) END) > ?1

-- posts: kinds:each ?= 'x'
SELECT `posts`.`id` FROM `posts` WHERE EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`kinds`), json_type(`posts`.`kinds`) = 'array', 0) THEN `posts`.`kinds` ELSE json_array(`posts`.`kinds`) END) j$1 WHERE j$1.value = ?1)

-- posts: kinds:each = 'x'
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`kinds`), json_type(`posts`.`kinds`) = 'array', 0) THEN `posts`.`kinds` ELSE json_array(`posts`.`kinds`) END) j$1 WHERE j$1.value = ?1) AND NOT EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`kinds`), json_type(`posts`.`kinds`) = 'array', 0) THEN `posts`.`kinds` ELSE json_array(`posts`.`kinds`) END) j$2 WHERE NOT (j$2.value = ?1)))

-- posts: lead = @request.auth.id
SELECT `posts`.`id` FROM `posts` WHERE `posts`.`lead` = ?1

-- posts: lead.name = 'a'
SELECT `posts`.`id` FROM `posts` LEFT JOIN `users` j$1 ON j$1.`id` = `posts`.`lead` WHERE j$1.`name` = ?1

-- posts: lead.id = 'a'
SELECT `posts`.`id` FROM `posts` WHERE `posts`.`lead` = ?1

-- posts: lead.boss.name = 'a' && lead.name != ''
SELECT `posts`.`id` FROM `posts` LEFT JOIN `users` j$1 ON j$1.`id` = `posts`.`lead` LEFT JOIN `users` j$2 ON j$2.`id` = j$1.`boss` WHERE (j$2.`name` = ?1 AND (j$1.`name` IS NOT '' AND j$1.`name` IS NOT NULL))

-- posts: tags.name ?= 'a'
SELECT `posts`.`id` FROM `posts` WHERE EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE j$2.`name` = ?1)

-- posts: tags.name ?= 'a' && tags.num ?> 2
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE j$2.`name` = ?1 AND j$2.`num` > ?2))

-- posts: tags.name ?= 'a' || tags.num ?> 2
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE j$2.`name` = ?1) OR EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE j$2.`num` > ?2))

-- posts: tags.name ?!= 'a'
SELECT `posts`.`id` FROM `posts` WHERE EXISTS (SELECT 1 FROM (SELECT 1) LEFT JOIN json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 ON TRUE LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE j$2.`name` IS NOT ?1)

-- posts: tags.name = 'a'
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE j$2.`name` = ?1) AND NOT EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$3 LEFT JOIN `tags` j$4 ON j$4.`id` = j$3.value WHERE NOT (j$4.`name` = ?1)))

-- posts: tags.name != 'a'
SELECT `posts`.`id` FROM `posts` WHERE NOT EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$3 LEFT JOIN `tags` j$4 ON j$4.`id` = j$3.value WHERE NOT (j$4.`name` IS NOT ?1))

-- posts: tags.name = tags.num
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM (SELECT 1) LEFT JOIN json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 ON TRUE LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE COALESCE(j$2.`name`, '') = COALESCE(j$2.`num`, '')) AND NOT EXISTS (SELECT 1 FROM (SELECT 1) LEFT JOIN json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$3 ON TRUE LEFT JOIN `tags` j$4 ON j$4.`id` = j$3.value LEFT JOIN json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$5 ON TRUE LEFT JOIN `tags` j$6 ON j$6.`id` = j$5.value WHERE NOT (COALESCE(j$4.`name`, '') = COALESCE(j$6.`num`, ''))))

-- posts: comments_via_post.body ?= 'a' && title = 'b'
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM (SELECT 1) JOIN `comments` j$1 ON j$1.`post` = `posts`.`id` WHERE j$1.`body` = ?1) AND `posts`.`title` = ?2)

-- posts: comments_via_about.body ?= 'a'
SELECT `posts`.`id` FROM `posts` WHERE EXISTS (SELECT 1 FROM (SELECT 1) JOIN `comments` j$1 ON `posts`.`id` IN (SELECT value FROM json_each(CASE WHEN iif(json_valid(j$1.`about`), json_type(j$1.`about`) = 'array', 0) THEN j$1.`about` ELSE json_array(j$1.`about`) END)) WHERE j$1.`body` = ?1)

-- posts: seo_via_post.slug = 'a'
SELECT `posts`.`id` FROM `posts` WHERE EXISTS (SELECT 1 FROM (SELECT 1) JOIN `seo` j$1 ON j$1.`post` = `posts`.`id` WHERE j$1.`slug` = ?1)

-- posts: lead.posts_via_lead.title ?= title
SELECT `posts`.`id` FROM `posts` LEFT JOIN `users` j$1 ON j$1.`id` = `posts`.`lead` WHERE EXISTS (SELECT 1 FROM (SELECT 1) LEFT JOIN `posts` j$2 ON j$2.`lead` = j$1.`id` WHERE COALESCE(j$2.`title`, '') = `posts`.`title`)

-- posts: @collection.comments.post ?= id && @collection.comments.public ?= true
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM (SELECT 1) JOIN `comments` j$1 ON TRUE WHERE j$1.`post` = `posts`.`id` AND j$1.`public` = 1))

-- posts: @request.auth.name = 'a' || @request.auth.boss.name = 'a'
SELECT `posts`.`id` FROM `posts` LEFT JOIN `users` j$2 ON j$2.`id` = ?4 LEFT JOIN `users` j$3 ON j$3.`id` = j$2.`boss` WHERE ((SELECT j$1.`name` FROM `users` j$1 WHERE j$1.`id` = ?1) = ?2 OR j$3.`name` = ?3)

-- posts: @request.auth.posts_via_lead.id ?= id
SELECT `posts`.`id` FROM `posts` LEFT JOIN `users` j$1 ON j$1.`id` = ?1 WHERE EXISTS (SELECT 1 FROM (SELECT 1) JOIN `posts` j$2 ON j$2.`lead` = j$1.`id` WHERE j$2.`id` = `posts`.`id`)

-- posts: @request.body.title:changed = false && @request.body.kinds:each ?= 'x'
SELECT `posts`.`id` FROM `posts` WHERE ((?1 IS NOT `posts`.`title`) IS 0 AND EXISTS (SELECT 1 FROM json_each(?3) j$1 WHERE j$1.value = ?2))

-- posts: @request.body.tags.name ?= 'a' && @request.query.q:isset = true
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM (SELECT 1) JOIN `tags` j$1 ON j$1.`id` IN (SELECT value FROM json_each(?2)) WHERE j$1.`name` = ?1) AND FALSE = 1)

-- posts: geoDistance(loc.lon, loc.lat, 23.32, 42.69) < 25
SELECT `posts`.`id` FROM `posts` WHERE (6371 * acos(max(-1, min(1, cos(radians((CASE WHEN json_valid(`posts`.`loc`) THEN json_extract(`posts`.`loc`, '$.lat') ELSE json_extract(json_object('pb', `posts`.`loc`), '$.pb.lat') END))) * cos(radians(?2)) * cos(radians(?1) - radians((CASE WHEN json_valid(`posts`.`loc`) THEN json_extract(`posts`.`loc`, '$.lon') ELSE json_extract(json_object('pb', `posts`.`loc`), '$.pb.lon') END))) + sin(radians((CASE WHEN json_valid(`posts`.`loc`) THEN json_extract(`posts`.`loc`, '$.lat') ELSE json_extract(json_object('pb', `posts`.`loc`), '$.pb.lat') END))) * sin(radians(?2)))))) < ?3

-- posts: strftime('%Y', published) = '2026'
SELECT `posts`.`id` FROM `posts` WHERE strftime(?1, `posts`.`published`) = ?2

-- guest posts: comments_via_post.body ?= 'a'
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM (SELECT 1) JOIN `comments` j$1 ON j$1.`post` = `posts`.`id` WHERE j$1.`body` = ?1 AND ((j$1.`id` = '' OR j$1.`id` IS NULL) OR j$1.`public` = 1)))

-- guest members: email ~ 'a'
SELECT `members`.`id` FROM `members` WHERE (`members`.`email` LIKE ?1 ESCAPE '\' AND `members`.`emailVisibility` = TRUE)

-- posts: views >= 1 && views < 9
SELECT `posts`.`id` FROM `posts` WHERE (`posts`.`views` >= ?1 AND `posts`.`views` < ?2)

-- posts: views ?<= 1
SELECT `posts`.`id` FROM `posts` WHERE `posts`.`views` <= ?1

-- posts: active = false
SELECT `posts`.`id` FROM `posts` WHERE `posts`.`active` = 0

-- posts: active != true || active = views
SELECT `posts`.`id` FROM `posts` WHERE (`posts`.`active` IS NOT 1 OR COALESCE(`posts`.`active`, '') = COALESCE(`posts`.`views`, ''))

-- posts: title = null && '' != title
SELECT `posts`.`id` FROM `posts` WHERE (`posts`.`title` = '' AND `posts`.`title` IS NOT '')

-- posts: null = null
SELECT `posts`.`id` FROM `posts` WHERE '' = ''

-- posts: id = 'p1' || id = 'p2'
SELECT `posts`.`id` FROM `posts` WHERE (`posts`.`id` = ?1 OR `posts`.`id` = ?2)

-- posts: id = lead
SELECT `posts`.`id` FROM `posts` WHERE `posts`.`id` = `posts`.`lead`

-- posts: id != ''
SELECT `posts`.`id` FROM `posts` WHERE `posts`.`id` IS NOT ''

-- posts: title ~ '%a_' && title !~ 'b'
SELECT `posts`.`id` FROM `posts` WHERE (`posts`.`title` LIKE ?1 ESCAPE '\' AND `posts`.`title` NOT LIKE ?2 ESCAPE '\')

-- posts: title ~ null
SELECT `posts`.`id` FROM `posts` WHERE `posts`.`title` LIKE ('%' || NULL || '%') ESCAPE '\'

-- posts: 'a' ~ title
SELECT `posts`.`id` FROM `posts` WHERE holdall_like(?1, ('%' || `posts`.`title` || '%')) = 1

-- posts: title:lower = 'a'
SELECT `posts`.`id` FROM `posts` WHERE LOWER(`posts`.`title`) = ?1

-- posts: title ?!~ 'a'
SELECT `posts`.`id` FROM `posts` WHERE `posts`.`title` NOT LIKE ?1 ESCAPE '\'

-- posts: meta = null
SELECT `posts`.`id` FROM `posts` WHERE (CASE WHEN json_valid(`posts`.`meta`) THEN json_extract(`posts`.`meta`, '$') ELSE json_extract(json_object('pb', `posts`.`meta`), '$.pb') END) IS NULL

-- posts: meta != ''
SELECT `posts`.`id` FROM `posts` WHERE (CASE WHEN json_valid(`posts`.`meta`) THEN json_extract(`posts`.`meta`, '$') ELSE json_extract(json_object('pb', `posts`.`meta`), '$.pb') END) IS NOT ?1

-- posts: meta.list.1.k != title
SELECT `posts`.`id` FROM `posts` WHERE (CASE WHEN json_valid(`posts`.`meta`) THEN json_extract(`posts`.`meta`, '$.list[1].k') ELSE json_extract(json_object('pb', `posts`.`meta`), '$.pb.list[1].k') END) IS NOT `posts`.`title`

-- posts: meta ~ 'a'
SELECT `posts`.`id` FROM `posts` WHERE (CASE WHEN json_valid(`posts`.`meta`) THEN json_extract(`posts`.`meta`, '$') ELSE json_extract(json_object('pb', `posts`.`meta`), '$.pb') END) LIKE ?1 ESCAPE '\'

-- posts: loc.lon > 23
SELECT `posts`.`id` FROM `posts` WHERE (CASE WHEN json_valid(`posts`.`loc`) THEN json_extract(`posts`.`loc`, '$.lon') ELSE json_extract(json_object('pb', `posts`.`loc`), '$.pb.lon') END) > ?1

-- posts: kind = 'news' && kind != ''
SELECT `posts`.`id` FROM `posts` WHERE (`posts`.`kind` = ?1 AND `posts`.`kind` IS NOT '')

-- posts: kinds = ''
SELECT `posts`.`id` FROM `posts` WHERE (`posts`.`kinds` = '' OR `posts`.`kinds` IS NULL)

-- posts: kinds ~ 'x'
SELECT `posts`.`id` FROM `posts` WHERE `posts`.`kinds` LIKE ?1 ESCAPE '\'

-- posts: kinds:each != 'x'
SELECT `posts`.`id` FROM `posts` WHERE NOT EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`kinds`), json_type(`posts`.`kinds`) = 'array', 0) THEN `posts`.`kinds` ELSE json_array(`posts`.`kinds`) END) j$2 WHERE NOT (j$2.value IS NOT ?1))

-- posts: kinds:each ?= title
SELECT `posts`.`id` FROM `posts` WHERE EXISTS (SELECT 1 FROM (SELECT 1) LEFT JOIN json_each(CASE WHEN iif(json_valid(`posts`.`kinds`), json_type(`posts`.`kinds`) = 'array', 0) THEN `posts`.`kinds` ELSE json_array(`posts`.`kinds`) END) j$1 ON TRUE WHERE COALESCE(j$1.value, '') = COALESCE(`posts`.`title`, ''))

-- posts: tags:length = 0
SELECT `posts`.`id` FROM `posts` WHERE (CASE WHEN `posts`.`tags` IS NULL OR `posts`.`tags` = '' THEN 0 ELSE json_array_length(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) END) = ?1

-- posts: tags:each = 't1'
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 WHERE j$1.value = ?1) AND NOT EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$2 WHERE NOT (j$2.value = ?1)))

-- posts: tags = 't1'
SELECT `posts`.`id` FROM `posts` WHERE `posts`.`tags` = ?1

-- posts: tags.id ?= 't1'
SELECT `posts`.`id` FROM `posts` WHERE EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE j$2.`id` = ?1)

-- posts: tags.num > 1
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE j$2.`num` > ?1) AND NOT EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$3 LEFT JOIN `tags` j$4 ON j$4.`id` = j$3.value WHERE NOT (j$4.`num` > ?1)))

-- posts: tags.num ?>= views
SELECT `posts`.`id` FROM `posts` WHERE EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE j$2.`num` >= `posts`.`views`)

-- posts: tags.name ?~ 'a' && tags.name ?!~ 'b'
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE j$2.`name` LIKE ?1 ESCAPE '\' AND j$2.`name` NOT LIKE ?2 ESCAPE '\'))

-- posts: tags.name = null
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM (SELECT 1) LEFT JOIN json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 ON TRUE LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE (j$2.`name` = '' OR j$2.`name` IS NULL)) AND NOT EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$3 LEFT JOIN `tags` j$4 ON j$4.`id` = j$3.value WHERE NOT ((j$4.`name` = '' OR j$4.`name` IS NULL))))

-- posts: tags.name ?= 'a' && comments_via_post.body ?= 'b'
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE j$2.`name` = ?1) AND EXISTS (SELECT 1 FROM (SELECT 1) JOIN `comments` j$3 ON j$3.`post` = `posts`.`id` WHERE j$3.`body` = ?2))

-- posts: (tags.name ?= 'a' || lead.name = 'b') && active = true
SELECT `posts`.`id` FROM `posts` LEFT JOIN `users` j$3 ON j$3.`id` = `posts`.`lead` WHERE ((EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE j$2.`name` = ?1) OR j$3.`name` = ?2) AND `posts`.`active` = 1)

-- posts: lead != ''
SELECT `posts`.`id` FROM `posts` WHERE `posts`.`lead` IS NOT ''

-- posts: lead.name:lower ~ 'a'
SELECT `posts`.`id` FROM `posts` LEFT JOIN `users` j$1 ON j$1.`id` = `posts`.`lead` WHERE LOWER(j$1.`name`) LIKE ?1 ESCAPE '\'

-- posts: lead.boss = @request.auth.id
SELECT `posts`.`id` FROM `posts` LEFT JOIN `users` j$1 ON j$1.`id` = `posts`.`lead` WHERE j$1.`boss` = ?1

-- posts: lead.boss.id = @request.auth.id
SELECT `posts`.`id` FROM `posts` LEFT JOIN `users` j$1 ON j$1.`id` = `posts`.`lead` WHERE j$1.`boss` = ?1

-- posts: comments_via_post.body = 'a'
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM (SELECT 1) JOIN `comments` j$1 ON j$1.`post` = `posts`.`id` WHERE j$1.`body` = ?1) AND NOT EXISTS (SELECT 1 FROM (SELECT 1) JOIN `comments` j$2 ON j$2.`post` = `posts`.`id` WHERE NOT (j$2.`body` = ?1)))

-- posts: comments_via_post.body != 'a'
SELECT `posts`.`id` FROM `posts` WHERE NOT EXISTS (SELECT 1 FROM (SELECT 1) JOIN `comments` j$2 ON j$2.`post` = `posts`.`id` WHERE NOT (j$2.`body` IS NOT ?1))

-- posts: comments_via_post.id = ''
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM (SELECT 1) LEFT JOIN `comments` j$1 ON j$1.`post` = `posts`.`id` WHERE (j$1.`id` = '' OR j$1.`id` IS NULL)) AND NOT EXISTS (SELECT 1 FROM (SELECT 1) JOIN `comments` j$2 ON j$2.`post` = `posts`.`id` WHERE NOT ((j$2.`id` = '' OR j$2.`id` IS NULL))))

-- posts: comments_via_post.about.title ?= 'a'
SELECT `posts`.`id` FROM `posts` WHERE EXISTS (SELECT 1 FROM (SELECT 1) JOIN `comments` j$1 ON j$1.`post` = `posts`.`id` LEFT JOIN json_each(CASE WHEN iif(json_valid(j$1.`about`), json_type(j$1.`about`) = 'array', 0) THEN j$1.`about` ELSE json_array(j$1.`about`) END) j$2 ON TRUE LEFT JOIN `posts` j$3 ON j$3.`id` = j$2.value WHERE j$3.`title` = ?1)

-- posts: comments_via_post.about:each ?= id
SELECT `posts`.`id` FROM `posts` WHERE EXISTS (SELECT 1 FROM (SELECT 1) LEFT JOIN `comments` j$1 ON j$1.`post` = `posts`.`id` LEFT JOIN json_each(CASE WHEN iif(json_valid(j$1.`about`), json_type(j$1.`about`) = 'array', 0) THEN j$1.`about` ELSE json_array(j$1.`about`) END) j$2 ON TRUE WHERE COALESCE(j$2.value, '') = COALESCE(`posts`.`id`, ''))

-- posts: seo_via_post.slug != '' && seo_via_post.id = 's1'
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM (SELECT 1) JOIN `seo` j$1 ON j$1.`post` = `posts`.`id` WHERE (j$1.`slug` IS NOT '' AND j$1.`slug` IS NOT NULL) AND j$1.`id` = ?1))

-- posts: @request.auth.id = ''
SELECT `posts`.`id` FROM `posts` WHERE ?1 = ''

-- posts: @request.auth.id != '' && @request.method = 'GET' && @request.context = 'default'
SELECT `posts`.`id` FROM `posts` WHERE (?1 IS NOT '' AND ?2 = ?3 AND ?4 = ?5)

-- posts: @request.auth.verified = true
SELECT `posts`.`id` FROM `posts` WHERE ?1 = 1

-- posts: @request.auth.collectionName = 'users'
SELECT `posts`.`id` FROM `posts` WHERE ?1 = ?2

-- posts: @request.auth.boss = lead
SELECT `posts`.`id` FROM `posts` WHERE COALESCE((SELECT j$1.`boss` FROM `users` j$1 WHERE j$1.`id` = ?1), '') = `posts`.`lead`

-- posts: @request.auth.posts_via_lead.tags.name ?= 'a'
SELECT `posts`.`id` FROM `posts` LEFT JOIN `users` j$1 ON j$1.`id` = ?2 WHERE EXISTS (SELECT 1 FROM (SELECT 1) JOIN `posts` j$2 ON j$2.`lead` = j$1.`id` LEFT JOIN json_each(CASE WHEN iif(json_valid(j$2.`tags`), json_type(j$2.`tags`) = 'array', 0) THEN j$2.`tags` ELSE json_array(j$2.`tags`) END) j$3 ON TRUE LEFT JOIN `tags` j$4 ON j$4.`id` = j$3.value WHERE j$4.`name` = ?1)

-- posts: @request.query.q = title
SELECT `posts`.`id` FROM `posts` WHERE `posts`.`title` = ''

-- posts: @request.headers.x_token ~ 'a'
SELECT `posts`.`id` FROM `posts` WHERE NULL LIKE ?1 ESCAPE '\'

-- posts: @request.body.title = 'T' && @request.body.none = null
SELECT `posts`.`id` FROM `posts` WHERE (?1 = ?2 AND '' = '')

-- posts: @request.body.title:isset = true && @request.body.views:isset = false
SELECT `posts`.`id` FROM `posts` WHERE (TRUE = 1 AND FALSE = 0)

-- posts: @request.body.title:lower = 't'
SELECT `posts`.`id` FROM `posts` WHERE LOWER(?1) = ?2

-- posts: @request.body.kinds:length = 1
SELECT `posts`.`id` FROM `posts` WHERE 1 = ?1

-- posts: @request.body.kinds:each = 'x'
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM json_each(?3) j$1 WHERE j$1.value = ?1) AND NOT EXISTS (SELECT 1 FROM json_each(?2) j$2 WHERE NOT (j$2.value = ?1)))

-- posts: @request.body.tags:each ?= tags:each
SELECT `posts`.`id` FROM `posts` WHERE EXISTS (SELECT 1 FROM (SELECT 1) LEFT JOIN json_each(?1) j$1 ON TRUE LEFT JOIN json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$2 ON TRUE WHERE COALESCE(j$1.value, '') = COALESCE(j$2.value, ''))

-- posts: @request.body.lead.name = 'a'
SELECT `posts`.`id` FROM `posts` WHERE '' = ?1

-- posts: @collection.tags.name ?= title
SELECT `posts`.`id` FROM `posts` WHERE EXISTS (SELECT 1 FROM (SELECT 1) LEFT JOIN `tags` j$1 ON TRUE WHERE COALESCE(j$1.`name`, '') = `posts`.`title`)

-- posts: @collection.tags.name = 'a'
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM (SELECT 1) JOIN `tags` j$1 ON TRUE WHERE j$1.`name` = ?1) AND NOT EXISTS (SELECT 1 FROM (SELECT 1) JOIN `tags` j$2 ON TRUE WHERE NOT (j$2.`name` = ?1)))

-- posts: @collection.comments:a.post ?= id && @collection.comments:b.body ?= 'x'
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM (SELECT 1) JOIN `comments` j$1 ON TRUE WHERE j$1.`post` = `posts`.`id`) AND EXISTS (SELECT 1 FROM (SELECT 1) JOIN `comments` j$2 ON TRUE WHERE j$2.`body` = ?1))

-- posts: @collection.comments.post ?= id && @collection.comments.about.title ?= 'a'
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM (SELECT 1) JOIN `comments` j$1 ON TRUE LEFT JOIN json_each(CASE WHEN iif(json_valid(j$1.`about`), json_type(j$1.`about`) = 'array', 0) THEN j$1.`about` ELSE json_array(j$1.`about`) END) j$2 ON TRUE LEFT JOIN `posts` j$3 ON j$3.`id` = j$2.value WHERE j$1.`post` = `posts`.`id` AND j$3.`title` = ?1))

-- posts: @collection.users.id ?= lead && @collection.users.boss.name ?= 'a'
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM (SELECT 1) JOIN `users` j$1 ON TRUE LEFT JOIN `users` j$2 ON j$2.`id` = j$1.`boss` WHERE COALESCE(j$1.`id`, '') = `posts`.`lead` AND j$2.`name` = ?1))

-- posts: published > @now && published <= @todayEnd
SELECT `posts`.`id` FROM `posts` WHERE (`posts`.`published` > ?1 AND `posts`.`published` <= ?2)

-- posts: published >= @monthStart || published < @yearStart
SELECT `posts`.`id` FROM `posts` WHERE (`posts`.`published` >= ?1 OR `posts`.`published` < ?2)

-- posts: @year = 2026 && @month = 1
SELECT `posts`.`id` FROM `posts` WHERE (?1 = ?2 AND ?3 = ?4)

-- posts: geoDistance(loc.lon, loc.lat, lead.boss.name, 1) > 1
SELECT `posts`.`id` FROM `posts` LEFT JOIN `users` j$1 ON j$1.`id` = `posts`.`lead` LEFT JOIN `users` j$2 ON j$2.`id` = j$1.`boss` WHERE (6371 * acos(max(-1, min(1, cos(radians((CASE WHEN json_valid(`posts`.`loc`) THEN json_extract(`posts`.`loc`, '$.lat') ELSE json_extract(json_object('pb', `posts`.`loc`), '$.pb.lat') END))) * cos(radians(?1)) * cos(radians(j$2.`name`) - radians((CASE WHEN json_valid(`posts`.`loc`) THEN json_extract(`posts`.`loc`, '$.lon') ELSE json_extract(json_object('pb', `posts`.`loc`), '$.pb.lon') END))) + sin(radians((CASE WHEN json_valid(`posts`.`loc`) THEN json_extract(`posts`.`loc`, '$.lat') ELSE json_extract(json_object('pb', `posts`.`loc`), '$.pb.lat') END))) * sin(radians(?1)))))) > ?2

-- posts: strftime('%Y-%m', lead.name, '+1 month') = '2026-01'
SELECT `posts`.`id` FROM `posts` LEFT JOIN `users` j$1 ON j$1.`id` = `posts`.`lead` WHERE strftime(?1, j$1.`name`, ?2) = ?3

-- posts: strftime('%Y', comments_via_post.body) ?= '2026'
SELECT `posts`.`id` FROM `posts` WHERE EXISTS (SELECT 1 FROM (SELECT 1) JOIN `comments` j$1 ON j$1.`post` = `posts`.`id` WHERE strftime(?1, j$1.`body`) = ?2)

-- guest posts: tags.name ?= 'a' && comments_via_post.body ?!= 'b'
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE j$2.`name` = ?1) AND EXISTS (SELECT 1 FROM (SELECT 1) LEFT JOIN `comments` j$3 ON j$3.`post` = `posts`.`id` WHERE j$3.`body` IS NOT ?2 AND ((j$3.`id` = '' OR j$3.`id` IS NULL) OR j$3.`public` = 1)))

-- guest posts: comments_via_post.body = 'a'
SELECT `posts`.`id` FROM `posts` WHERE (NOT EXISTS (SELECT 1 FROM (SELECT 1) JOIN `comments` j$2 ON j$2.`post` = `posts`.`id` WHERE NOT (j$2.`body` = ?1)) AND EXISTS (SELECT 1 FROM (SELECT 1) JOIN `comments` j$1 ON j$1.`post` = `posts`.`id` WHERE j$1.`body` = ?1 AND ((j$1.`id` = '' OR j$1.`id` IS NULL) OR j$1.`public` = 1)))

-- guest members: email = 'a' || name = 'b'
SELECT `members`.`id` FROM `members` WHERE ((`members`.`email` = ?1 AND `members`.`emailVisibility` = TRUE) OR `members`.`name` = ?2)

-- guest members: email:lower ?~ 'a'
SELECT `members`.`id` FROM `members` WHERE (LOWER(`members`.`email`) LIKE ?1 ESCAPE '\' AND `members`.`emailVisibility` = TRUE)

