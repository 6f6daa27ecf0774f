namespace Holdall.Bench.Posts;

internal readonly record struct Post(string Id, string Title, string Body, double Views, bool Active, string Author, string Created, string Updated);
