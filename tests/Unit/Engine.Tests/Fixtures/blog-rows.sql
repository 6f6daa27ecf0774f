INSERT INTO users (id, email, emailVisibility, verified, tokenKey, name, boss) VALUES
  ('u1', 'ann@x.io', 1, 1, 'k1', 'Ann', ''),
  ('u2', 'bob@x.io', 0, 0, 'k2', 'Bob', 'u1');
INSERT INTO members (id, email, emailVisibility) VALUES ('m1', 'mia@x.io', 1), ('m2', 'max@x.io', 0);
INSERT INTO tags (id, name, num) VALUES ('t1', 'red', 1.0), ('t2', 'blue', 2.0), ('t3', '', 0.0);
INSERT INTO posts (id, title, views, active, published, meta, loc, kind, kinds, tags, lead, secret) VALUES
  ('p1', 'Hello World', 10.0, 1, '2026-01-15 08:00:00.000Z', '{"a":{"b":1},"list":[5,{"k":"v"}],"ok":true}', '{"lon":23.32,"lat":42.69}', 'news', '["x","y"]', '["t1"]', 'u1', 's1'),
  ('p2', 'hello_world', 0.0, 0, '', '"plain"', '{"lon":23.73,"lat":37.98}', 'blog', '["x"]', '["t1","t2"]', 'u2', 's2'),
  ('p3', '', 5.5, 1, '2026-02-01 00:00:00.000Z', NULL, '{"lon":0,"lat":0}', '', '[]', '[]', '', ''),
  ('p4', '50% off', 100.0, 0, '2025-12-31 23:59:59.999Z', '[]', '{"lon":0,"lat":0}', 'news', '["xy","z"]', '["t3"]', 'u1', 's4'),
  ('p5', '10', 1.0, 1, '2026-01-31 10:00:00.000Z', 'true', '{"lon":23.32,"lat":42.70}', 'blog', '["y"]', '["t1","t9"]', 'u9', 's5');
INSERT INTO comments (id, post, about, body, public) VALUES
  ('c1', 'p1', '["p1","p2"]', 'nice', 1),
  ('c2', 'p1', '[]', 'bad', 0),
  ('c3', 'p2', '["p1"]', 'nice', 0),
  ('c4', '', '["p5"]', 'nice', 1);
INSERT INTO seo (id, post, slug) VALUES ('s1', 'p1', 'hello'), ('s2', 'p4', 'sale');
