onRecordCreate((e) => e.record.getString(5));
onRecordCreate((e) => e.nothing);
onNothing(() => {});
routerAdd("GET", "/", (e) => e.request.pathValue("a").nothing);
cronAdd("id", 5, () => {});
new URL("http://h").nothing;
