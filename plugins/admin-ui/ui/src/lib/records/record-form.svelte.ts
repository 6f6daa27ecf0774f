import type PocketBase from 'pocketbase';
import type { CollectionField, CollectionModel, RecordModel } from 'pocketbase';
import { expandParameter } from '../columns';
import { FormErrors } from '../forms/form-errors.svelte';
import { mergeOthers } from './conflicts';
import { dropDraft, readDraft, withDraft, writeDraft } from './drafts';
import { bodyOf, changedFields, checkValues, formValue, formValues, isSame, type FormValues } from './form-values';
import { announceRecord } from './record-events';
import { t } from '../i18n/i18n';

/** A record while it is edited. */
export class RecordForm {
  values = $state.raw<FormValues>({});
  /** What is stored; null while the record is new. */
  record = $state.raw<RecordModel | null>(null);
  /** False as long as only the excerpts of a list are known. */
  complete = $state(false);
  password = $state.raw({ on: false, value: '', confirm: '' });
  /** What somebody typed here before, and did not save. */
  draft = $state.raw<FormValues | null>(null);
  /** The fields that were changed here and, meanwhile, by somebody else. */
  conflicts = $state.raw<CollectionField[]>([]);
  /** Somebody else has saved this record since it was opened. */
  overtaken = $state(false);
  deleted = $state(false);
  saving = $state(false);
  readonly errors = new FormErrors();
  readonly collection: CollectionModel;
  #initial = $state.raw<FormValues>({});
  #theirs: RecordModel | null = null;

  readonly changed = $derived.by(() => changedFields(this.collection.fields, this.values, this.#initial));

  constructor(collection: CollectionModel, record: RecordModel | null, complete: boolean, preset: FormValues = {}) {
    this.collection = collection;
    this.#take(record);
    this.complete = complete || !record;
    const draft = readDraft(collection.id, record?.id ?? '');
    this.values = { ...this.values, ...preset };
    if (draft && Object.keys(preset).length === 0 && this.#differs(draft)) this.draft = draft;
  }

  set(name: string, value: unknown): void {
    this.values = { ...this.values, [name]: value };
  }

  setPassword(change: Partial<typeof this.password>): void {
    this.password = { ...this.password, ...change };
  }

  get isNew(): boolean {
    return this.record === null;
  }

  get dirty(): boolean {
    return this.changed.length > 0 || (this.password.on && this.password.value !== '');
  }

  /** The whole record has come, or somebody else has saved it: what was not touched here follows. */
  receive(record: RecordModel): void {
    if (!this.record) return this.#take(record);
    const whole = !this.complete;
    const { values, conflicts } = mergeOthers(this.collection.fields, this.values, this.record, record);
    const news = changedFields(this.collection.fields, formValues(this.collection.fields, record), this.#initial).length > 0;
    this.values = values;
    this.record = record;
    this.#initial = formValues(this.collection.fields, record);
    this.complete = true;
    if (whole || !news) return;
    this.overtaken = true;
    this.conflicts = conflicts;
    this.#theirs = record;
  }

  /** Gives up the own changes where both have changed something. */
  takeTheirs(): void {
    for (const field of this.conflicts) this.set(field.name, formValue(field, this.#theirs?.[field.name]));
    this.keepMine();
  }

  keepMine(): void {
    this.conflicts = [];
    this.overtaken = false;
  }

  restoreDraft(): void {
    if (this.draft) this.values = withDraft(this.collection.fields, this.values, this.draft);
    this.draft = null;
  }

  dropDraft(): void {
    this.draft = null;
    dropDraft(this.collection.id, this.record?.id ?? '');
  }

  /** Called with every change. A draft that was not decided on stays as it is. */
  keepDraft(): void {
    if (!this.draft) writeDraft(this.collection.id, this.record?.id ?? '', this.collection.fields, this.values, this.#initial);
  }

  reset(): void {
    this.#take(this.record);
    this.errors.reset();
    this.dropDraft();
  }

  /** Whether the values can be sent; if not, the form shows why. */
  check(): boolean {
    this.errors.reset();
    for (const [field, problem] of Object.entries(checkValues(this.collection.fields, this.values))) this.errors.set(field, problem);
    if (this.password.on && this.password.value !== this.password.confirm) this.errors.set('passwordConfirm', t('The two passwords are not the same.'));
    return !this.errors.any;
  }

  /**
   * Stores the record. Null when it was not stored: the form shows why, or `overwrite` said no to what somebody else has saved meanwhile.
   */
  async save(api: Pick<PocketBase, 'collection'>, overwrite: (fields: CollectionField[]) => Promise<boolean>): Promise<RecordModel | null> {
    if (this.saving || !this.check()) return null;
    this.saving = true;
    try {
      if (this.record && !(await this.#meetOthers(api, overwrite))) return null;
      const saved = await this.#send(api);
      const action = this.record ? 'update' : 'create';
      dropDraft(this.collection.id, this.record?.id ?? '');
      this.#take(saved);
      this.draft = null;
      announceRecord(action, saved);
      return saved;
    } catch (error) {
      this.errors.take(error);
      if (this.errors.of('password') || this.errors.of('passwordConfirm')) this.setPassword({ on: true });
      throw error;
    } finally {
      this.saving = false;
    }
  }

  async #meetOthers(api: Pick<PocketBase, 'collection'>, overwrite: (fields: CollectionField[]) => Promise<boolean>): Promise<boolean> {
    const now = await api.collection(this.collection.name).getOne(this.record!.id, this.#options());
    this.receive(now);
    if (this.conflicts.length > 0 && !(await overwrite(this.conflicts))) return false;
    this.keepMine();
    return true;
  }

  #send(api: Pick<PocketBase, 'collection'>): Promise<RecordModel> {
    const body = bodyOf(this.collection.fields, this.values, this.#initial);
    const { on, value, confirm } = this.password;
    if (on && (value !== '' || this.isNew)) Object.assign(body, { password: value, passwordConfirm: confirm });
    const service = api.collection(this.collection.name);
    return this.record ? service.update(this.record.id, body, this.#options()) : service.create(body, this.#options());
  }

  #options(): Record<string, unknown> {
    const expand = expandParameter(this.collection.fields);
    return { requestKey: null, ...(expand && { expand }) };
  }

  #take(record: RecordModel | null): void {
    this.record = record;
    this.#initial = formValues(this.collection.fields, record ?? {});
    this.values = formValues(this.collection.fields, record ?? {});
    this.password = { on: record === null && this.collection.type === 'auth', value: '', confirm: '' };
    this.keepMine();
  }

  #differs(draft: FormValues): boolean {
    const drawn = withDraft(this.collection.fields, this.values, draft);
    return this.collection.fields.some((field) => field.name in drawn && !isSame(field, drawn[field.name], this.values[field.name]));
  }
}
