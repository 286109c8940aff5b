package id.dinsos.registry.history;

import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.Relation;

/** The words for what a code says. */
final class Words {
    private Words() {}

    static Sentence of(Relation relation) {
        return switch (relation) {
            case HEAD -> new Sentence("kepala keluarga", "head");
            case SPOUSE -> new Sentence("suami/istri", "spouse");
            case CHILD -> new Sentence("anak", "child");
            case CHILD_IN_LAW -> new Sentence("menantu", "child-in-law");
            case GRANDCHILD -> new Sentence("cucu", "grandchild");
            case PARENT -> new Sentence("orang tua", "parent");
            case PARENT_IN_LAW -> new Sentence("mertua", "parent-in-law");
            case OTHER -> new Sentence("anggota lain", "other member");
        };
    }

    static Sentence of(CivilMatch match) {
        return switch (match) {
            case MATCHED -> new Sentence("padan", "matched");
            case MISMATCHED -> new Sentence("tidak padan", "not matched");
            case UNCHECKED -> new Sentence("belum dipadankan", "not checked");
        };
    }
}
