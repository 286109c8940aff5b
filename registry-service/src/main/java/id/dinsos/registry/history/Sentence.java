package id.dinsos.registry.history;

/** One sentence of a history in both languages, for officers and auditors. */
public record Sentence(String id, String en) {
    /** The same pattern parts in both languages. */
    static Sentence of(String id, String en, Object... parts) {
        return new Sentence(id.formatted(parts), en.formatted(parts));
    }

    Sentence and(Sentence more) {
        return new Sentence(id + more.id, en + more.en);
    }
}
