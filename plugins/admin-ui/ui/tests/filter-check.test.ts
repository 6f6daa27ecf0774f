import { describe, expect, it } from 'vitest';
import { faultOf } from '../src/lib/filter-check';
import { collection, field } from './some';

const posts = collection('posts', [field('id'), field('title'), field('views', 'number'), field('tags', 'relation'), field('created', 'autodate')]);

describe('a filter', () => {
  it.each([
    'title = "a"', "title ~ 'it'", 'views >= -1.5 && (title != "x" || created > @now)', 'tags.label ?= "a"', 'comments_via_post.id ?!= ""', 'tags:length > 2',
    '@request.auth.id = id', 'geoDistance(views, 1, 2, 3) < 5', 'strftime("%Y", created) = "2026"', 'title = "a" // said', 'true = true', 'title:lower = "a"',
  ])('%s is fine', (text) => expect(faultOf(text, posts)).toBeNull());

  it.each([
    ['titel = "a"', 'posts has no field “titel”. A text needs quotes.', 0],
    ['title = lisbon', 'posts has no field “lisbon”. A text needs quotes.', 8],
    ['title = "a', 'The text that begins with " has no end. Close it with another ".', 8],
    ['title =', 'A value is missing at the end.', 7],
    ['title', '“title” needs a comparison, such as =, ~ or >.', 5],
    ['title = "a" &&', 'A condition is missing at the end.', 14],
    ['title = "a" & id = "b"', 'Write && instead of &.', 12],
    ['(title = "a"', 'This bracket is not closed.', 0],
    ['title = "a")', 'This bracket closes nothing.', 11],
    ['title = "a" id = "b"', '“id” is too much here. Join conditions by && or ||.', 12],
    ['views >> 1', 'A value is missing before “>”.', 7],
    ['title = ;', '“;” does not belong here.', 8],
  ])('%s: %s', (text, message, at) => expect(faultOf(text, posts)).toEqual({ message, at }));
});
