package id.dinsos.cases.handling;

import id.dinsos.cases.kind.CaseKind;
import id.dinsos.cases.kind.KindCatalogue;
import id.dinsos.cases.kind.KindCode;
import id.dinsos.cases.kind.KindDecider;
import id.dinsos.cases.kind.KindEvent;
import id.dinsos.cases.kind.KindRef;
import id.dinsos.cases.kind.OfficeKind;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.LocalDate;
import java.util.Optional;

/** Which version of its kind a case follows: the office's own, or the standard one. */
final class CaseKinds {
    private final Aggregate<KindDecider.Define, OfficeKind, KindEvent> kinds;
    private final KindCatalogue standard;

    CaseKinds(Aggregate<KindDecider.Define, OfficeKind, KindEvent> kinds, KindCatalogue standard) {
        this.kinds = kinds;
        this.standard = standard;
    }

    /** The office's own version where it has one in force, else the standard kind. */
    KindRef inForce(UnitOfWork unit, String owner, String code, LocalDate day) {
        Optional<OfficeKind.Version> own =
                unit.look(kinds, OfficeKind.streamId(owner, code)).on(day);
        if (own.isPresent()) {
            return new KindRef(owner, code, own.get().number());
        }
        if (standard.standard(code).isEmpty()) {
            throw RefusedException.of(KindCode.KIND_UNKNOWN, "there is no such kind of case");
        }
        return KindRef.standard(code);
    }

    /** That very version. */
    CaseKind of(UnitOfWork unit, KindRef ref) {
        Optional<CaseKind> kind =
                ref.version() == 0
                        ? standard.standard(ref.code())
                        : unit.look(kinds, OfficeKind.streamId(ref.owner(), ref.code()))
                                .numbered(ref.version())
                                .map(OfficeKind.Version::kind);
        return kind.orElseThrow(() -> new IllegalStateException("no kind " + ref));
    }

    /** Each fact as the kind types it, and none that it does not ask for. */
    static void check(CaseKind kind, FactSheet facts) {
        Fields fields = new Fields().in("/facts");
        facts.values()
                .forEach((name, value) ->
                        kind.fact(name)
                                .ifPresentOrElse(
                                        fact ->
                                                fields.expect(
                                                        fact.takes(value),
                                                        "/" + name,
                                                        "of type " + fact.type()),
                                        () ->
                                                fields.fault(
                                                        "/" + name,
                                                        Fields.INVALID,
                                                        "this kind asks for no such fact")));
        fields.check();
    }
}
