package id.dinsos.disbursement.followup;

import id.dinsos.disbursement.assistance.AidList;
import id.dinsos.disbursement.assistance.AidListDecider;
import id.dinsos.disbursement.programme.Programme;
import id.dinsos.disbursement.programme.ProgrammePublisher;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunCode;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Loads what follow-ups are about: runs, and the lists of decrees. */
@Singleton
public class FollowedStore {
    private final EventStore store;

    public FollowedStore(EventStore store) {
        this.store = store;
    }

    /** Refuses who has no authority over it. */
    Uni<Followed> get(UUID id, Caller caller) {
        return find(id).map(found ->
                found.filter(one -> caller.covers(one.owner()))
                        .orElseThrow(() ->
                                RefusedException.of(
                                        RunCode.RUN_NOT_FOUND, "there is no such run or list")));
    }

    Uni<Optional<Followed>> find(UUID id) {
        return store.load(id)
                .flatMap(stream ->
                        stream.fold(RunPublisher.RUN.decider()) instanceof Opened run
                                ? Uni.createFrom().item(Optional.of(of(run)))
                                : list(id, stream));
    }

    private static Followed of(Opened run) {
        return new Followed(
                run.id(),
                run.plan().owner(),
                run.plan().budgetId(),
                run.plan().programme(),
                run.plan().months().getLast(),
                run.plan().terms(),
                run.payout().filesMade());
    }

    private Uni<Optional<Followed>> list(UUID id, Stream stream) {
        if (!(stream.fold(AidListDecider.LIST.decider()) instanceof AidList.Prepared list)) {
            return Uni.createFrom().item(Optional.empty());
        }
        AidList.Plan plan = list.plan();
        boolean made =
                list.stage() == AidList.Stage.FILED || list.stage() == AidList.Stage.RELEASED;
        return store.load(Programme.idOf(plan.programme()))
                .map(programme ->
                        programme.fold(ProgrammePublisher.PROGRAMME.decider())
                                        instanceof Programme.InForce known
                                ? Optional.of(
                                        new Followed(
                                                id,
                                                plan.owner(),
                                                plan.budget(),
                                                plan.programme(),
                                                plan.month(),
                                                known.terms(),
                                                made))
                                : Optional.empty());
    }
}
