onRecordCreate((e) => {
  const title: string = e.record.getString("title");
  if (title == "") throw new BadRequestError("no title", { title: new ValidationError("x", "y") });
  e.record.set("slug", title.toLowerCase());
  e.app.save(new Record(e.app.findCollectionByNameOrId("logs"), { text: title }));
  e.next();
}, "posts");

onRecordCreateRequest(async (e) => {
  if (!e.hasSuperuserAuth() && e.auth?.id != e.record.get("owner")) throw e.forbiddenError("no");
  const answer = await fetch(new URL("/check", "https://example.com"), { method: "POST", body: JSON.stringify(e.record), signal: AbortSignal.timeout(3000) });
  const seen: { ok: boolean } = await answer.json();
  e.json(200, { ok: seen.ok && answer.headers.get("x") !== null });
});

routerAdd("GET", "/hello/{name}", (e) => e.json(200, { hello: e.request.pathValue("name"), q: e.requestInfo().query["q"] }), $apis.requireAuth("users"));
routerAdd("GET", "/files/{path...}", $apis.static("/srv", false));
routerUse((e) => e.next(), new Middleware((e: holdall.RequestEvent) => e.next(), -1, "mine"));
cronAdd("nightly", "0 3 * * *", () => $app.logger().info("good night"));
onMailerRecordVerificationSend((e) => {
  e.message.subject = "Welcome " + e.record.getString("name") + e.meta.token;
  e.next();
});
onRecordAuthWithPasswordRequest((e) => {
  const identity: string = e.identity;
  if (e.record === null) $app.logger().warn("nobody", "identity", identity);
  e.next();
});
const bound: string = $app.onRecordCreate("posts").bind({ id: "first", priority: -1, func: (e) => { e.record.getString("title"); e.next(); } });
$app.onBootstrap().bindFunc((e) => { $app.cron().setTimezone(new Timezone("Europe/Berlin")); e.next(); });
$app.onRecordCreate().unbind(bound);
migrate((app) => app.save(new Collection({ name: "x" })), (app) => app.delete(app.findCollectionByNameOrId("x")));

const command = new Command({ use: "x", run: (cmd: holdall.Command, args: string[]) => console.log(args.length) });
command.flags().bool("loud", false, "");
$app.rootCmd.addCommand(command);

async function web(): Promise<void> {
  const form = new FormData();
  form.append("a", $filesystem.fileFromBytes("x", "x.txt"));
  form.append("b", new Blob(["x"], { type: "text/plain" }));
  const digest: ArrayBuffer = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(btoa("x")));
  const text: string = new TextDecoder().decode(new Uint8Array(digest)) + crypto.randomUUID() + toString(5);
  const controller = new AbortController();
  controller.signal.addEventListener("abort", () => clearTimeout(setTimeout(() => {}, 5)));
  const parameters = new URLSearchParams({ a: "b" });
  for (const [name, value] of parameters) console.log(name.length, value.length, text);
  queueMicrotask(() => console.warn(performance.now(), structuredClone({ a: 1 }).a));
  throw new DOMException("x", "AbortError");
}
