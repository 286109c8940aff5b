package id.dinsos.disbursement.assistance;

import id.dinsos.disbursement.assistance.Aid.Known;
import id.dinsos.disbursement.assistance.AidList.Line;
import id.dinsos.disbursement.assistance.AidList.Plan;
import id.dinsos.disbursement.assistance.AidList.Prepared;
import id.dinsos.disbursement.beneficiary.BeneficiaryStore;
import id.dinsos.disbursement.beneficiary.Standing;
import id.dinsos.disbursement.entitlement.Entitled;
import id.dinsos.disbursement.entitlement.EntitlementStore;
import id.dinsos.disbursement.programme.Programme;
import id.dinsos.disbursement.programme.ProgrammePublisher;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.work.Await;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Who of a list can be paid now, and what each payment would claim. */
@Singleton
class AidPayeeStore {
    /** How long before the decree a household may have been left: the event lies before it. */
    private static final int DAYS_BEFORE_DECREE = 90;

    private final EventStore store;
    private final BeneficiaryStore beneficiaries;
    private final EntitlementStore entitlements;

    AidPayeeStore(EventStore store, BeneficiaryStore beneficiaries, EntitlementStore entitlements) {
        this.store = store;
        this.beneficiaries = beneficiaries;
        this.entitlements = entitlements;
    }

    /** Refuses a programme that is not there, does not pay or belongs elsewhere. */
    void checkProgramme(Plan plan) {
        var unused = terms(plan);
    }

    private ProgrammeTerms terms(Plan plan) {
        if (Await.await(store.load(Programme.idOf(plan.programme())))
                                .fold(ProgrammePublisher.PROGRAMME.decider())
                        instanceof Programme.InForce known
                && known.terms().mode() == ProgrammeTerms.Mode.PAY
                && known.terms().covers(plan.owner())) {
            return known.terms();
        }
        throw RefusedException.of(
                AidCode.AID_PROGRAMME_UNFIT,
                "no programme of this code pays money for " + plan.owner());
    }

    /** By request; who can be paid to nobody is missing. */
    Map<UUID, AidProcess.Payable> payable(Prepared list) {
        Plan plan = list.plan();
        ProgrammeTerms terms = terms(plan);
        Map<UUID, Standing> standing =
                Await.await(
                        beneficiaries.standing(
                                terms,
                                plan.owner(),
                                plan.lines().stream().map(Line::beneficiary).distinct().toList()));
        Map<UUID, Entitled> entitled =
                Await.await(
                        entitlements.entitled(
                                terms, plan.decreeDate().minusDays(DAYS_BEFORE_DECREE), standing));
        Map<UUID, Asked> asked = asked(plan);
        Map<UUID, AidProcess.Payable> payable = new HashMap<>();
        Map<String, UUID> mine = new HashMap<>();
        for (Line line : plan.lines()) {
            Standing now = standing.get(line.beneficiary());
            Entitled who = entitled.get(line.beneficiary());
            Asked of = asked.get(line.request());
            UUID payee = now == null || !now.payeeAlive() ? null : now.payee();
            if (now == null
                    || payee == null
                    || who == null
                    || of == null
                    || !now.live()
                    || !now.account()) {
                continue;
            }
            List<String> claims =
                    entitlements.hashed(who.claimsOfEvent(terms, of.event(), of.kind()));
            for (String claim : claims) {
                UUID other = mine.put(claim, line.request());
                if (other != null) {
                    throw paidAlready(line.request());
                }
            }
            payable.put(line.request(), new AidProcess.Payable(payee, now.accountPrint(), claims));
        }
        Await.await(entitlements.taken(mine.keySet())).keySet().stream()
                .findFirst()
                .ifPresent(claim -> {
                    throw paidAlready(Objects.requireNonNull(mine.get(claim)));
                });
        return payable;
    }

    private Map<UUID, Asked> asked(Plan plan) {
        Map<UUID, Asked> asked = new HashMap<>();
        Await.await(store.loadAll(plan.lines().stream().map(Line::request).toList()))
                .forEach((id, stream) -> {
                    if (stream.fold(AidPublisher.AID.decider()) instanceof Known known) {
                        asked.put(id, known.asked());
                    }
                });
        return asked;
    }

    private static RefusedException paidAlready(UUID request) {
        return RefusedException.of(
                AidCode.AID_PAID_ALREADY,
                "for this event somebody of the family is paid already: " + request);
    }
}
