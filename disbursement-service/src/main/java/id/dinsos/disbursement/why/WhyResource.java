package id.dinsos.disbursement.why;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.central.CentralStore;
import id.dinsos.disbursement.roster.RosterStore;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunCode;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.disbursement.run.RunView;
import id.dinsos.disbursement.why.VerdictResource.YearMonthParam;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why a family, or a person, is paid or not in a month, told for people and not for programs. */
@Path("/v1/verdicts/why")
public class WhyResource {
    private final Caller caller;
    private final EventStore store;
    private final RunView runs;
    private final RosterStore roster;
    private final CentralStore central;

    public WhyResource(
            Caller caller,
            EventStore store,
            RunView runs,
            RosterStore roster,
            CentralStore central) {
        this.caller = caller;
        this.store = store;
        this.runs = runs;
        this.roster = roster;
        this.central = central;
    }

    /**
     * Of each programme that looked at the beneficiary, the newest verdict; of what the ministry
     * pays, where its payment stands, also where no run of ours has looked.
     */
    @GET
    public Uni<WhyList> get(
            @QueryParam("beneficiary") @Nullable UUID beneficiary,
            @QueryParam("month") @Nullable YearMonthParam month,
            @QueryParam("programme") @DefaultValue("") String programme) {
        caller.require("preparer", "approver", "auditor", "officer");
        UUID who = Parameters.required("beneficiary", beneficiary);
        YearMonth of = Parameters.required("month", month).value();
        return runs.ofMonth(programme, of)
                .flatMap(ids -> collect(ids, of, who))
                .flatMap(found ->
                        central.of(who, of.toString(), programme, caller.region().code())
                                .map(told -> {
                                    if (found.isEmpty() && told.isEmpty()) {
                                        throw RefusedException.of(
                                                RunCode.VERDICT_NOT_FOUND,
                                                "no run has looked at it");
                                    }
                                    return new WhyList(found, told);
                                }));
    }

    private Uni<List<Why>> collect(List<UUID> ids, YearMonth month, UUID beneficiary) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Uni<Optional<Why>>> asked = new ArrayList<>();
        ids.forEach(id -> asked.add(one(id, month, beneficiary)));
        return Uni.join()
                .all(asked)
                .andFailFast()
                .map(answers -> {
                    Set<String> programmes = new HashSet<>();
                    List<Why> found = new ArrayList<>();
                    for (Optional<Why> answer : answers) {
                        answer.filter(why -> programmes.add(why.programme())).ifPresent(found::add);
                    }
                    return found;
                });
    }

    /** Of runs of others one hears nothing. */
    private Uni<Optional<Why>> one(UUID id, YearMonth month, UUID beneficiary) {
        return store.load(id)
                .flatMap(stream -> {
                    if (!(stream.fold(RunPublisher.RUN.decider()) instanceof Opened run)
                            || !caller.region().covers(RegionCode.of(run.plan().owner()))) {
                        return Uni.createFrom().item(Optional.empty());
                    }
                    return roster.verdict(run, month, beneficiary)
                            .map(found -> found.map(settled -> Why.of(run.plan(), month, settled)));
                });
    }

    /**
     * One answer for each programme.
     *
     * @param central where the ministry's payments of the month stand
     */
    public record WhyList(List<Why> items, List<CentralStore.Standing> central) {
        public WhyList {
            items = List.copyOf(items);
            central = List.copyOf(central);
        }
    }
}
