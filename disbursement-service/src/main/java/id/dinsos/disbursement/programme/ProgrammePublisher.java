package id.dinsos.disbursement.programme;

import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.contracts.ProgrammeVersion;
import id.dinsos.disbursement.eligibility.Benefit;
import id.dinsos.disbursement.eligibility.Rules;
import id.dinsos.disbursement.programme.Programme.InForce;
import id.dinsos.disbursement.programme.ProgrammeEvent.ProgrammeDefined;
import id.dinsos.disbursement.programme.ProgrammeTerms.Quota;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.OutboxMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a programme on {@link DisbursementMessage#PROGRAMMES} once a second person has
 * agreed: all its versions. Drafts are nobody's business yet.
 */
public final class ProgrammePublisher {
    public static final Aggregate<ProgrammeDecider.Command, Programme, ProgrammeEvent> PROGRAMME =
            Aggregate.of(new ProgrammeDecider(Rules::faults))
                    .publishing(ProgrammePublisher::publish)
                    .ownedBy(ProgrammeDecider::owner);

    private ProgrammePublisher() {}

    static List<OutboxMessage> publish(
            UUID id, int version, ProgrammeEvent event, Programme after, Meta meta) {
        if (!(event instanceof ProgrammeDefined) || !(after instanceof InForce known)) {
            return List.of();
        }
        List<ProgrammeVersion> versions = new ArrayList<>();
        for (ProgrammeTerms terms : known.versions()) {
            versions.add(version(versions.size() + 1, terms));
        }
        return List.of(
                new OutboxMessage(
                        DisbursementMessage.PROGRAMMES,
                        known.code(),
                        known.terms().owner(),
                        version,
                        meta.decidedAt(),
                        new DisbursementMessage.Programme(
                                known.code(),
                                "programme-defined",
                                known.terms().owner(),
                                versions)));
    }

    private static ProgrammeVersion version(int number, ProgrammeTerms terms) {
        Schedule schedule = terms.schedule();
        return new ProgrammeVersion(
                number,
                terms.name(),
                terms.legalBasis(),
                terms.mode().name(),
                terms.target().name(),
                terms.delivery().channel().name(),
                schedule.from(),
                schedule.until(),
                schedule.months(),
                terms.benefit().kind() == Benefit.Kind.FIXED
                        ? (Long) terms.benefit().amountRupiah()
                        : null,
                quota(terms.quota()));
    }

    private static @Nullable Integer quota(@Nullable Quota quota) {
        return quota == null || quota.beneficiaries() == 0 ? null : (Integer) quota.beneficiaries();
    }
}
