package id.dinsos.disbursement.whatif;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.programme.Programme;
import id.dinsos.disbursement.programme.ProgrammeDecider;
import id.dinsos.disbursement.programme.ProgrammePublisher;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.disbursement.whatif.Comparison.District;
import id.dinsos.disbursement.whatif.Comparison.Leaving;
import id.dinsos.disbursement.whatif.WhatIfStore.Question;
import id.dinsos.disbursement.whatif.WhatIfStore.WhatIfAnswer;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Zones;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What would a draft change? Asked of today's population, or of a past month's as the registry knew
 * it at the end of that month; nothing is written.
 */
@Path("/v1/programmes/{code}/what-if")
public class WhatIfResource {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Caller caller;
    private final EventStore store;
    private final WhatIfStore job;
    private final Clock clock;
    private final Zones zones;
    private final WhatIfTurns turns;

    public WhatIfResource(
            Caller caller,
            EventStore store,
            WhatIfStore job,
            Clock clock,
            Zones zones,
            @ConfigProperty(name = "dinsos.what-if.at-once", defaultValue = "2") int atOnce,
            @ConfigProperty(name = "dinsos.what-if.waiting", defaultValue = "20") int waiting) {
        this.caller = caller;
        this.store = store;
        this.job = job;
        this.clock = clock;
        this.zones = zones;
        this.turns = new WhatIfTurns(atOnce, waiting, PATIENCE);
    }

    /**
     * The draft and whom it is asked of.
     *
     * @param owner the region looked at; none: the draft's own
     * @param month none: this month
     */
    public record Draft(ProgrammeTerms terms, @Nullable String owner, @Nullable YearMonth month) {
        public Draft {
            Objects.requireNonNull(terms, "terms are missing");
        }
    }

    @POST
    @RunOnVirtualThread
    public WhatIf ask(
            @PathParam("code") String code,
            @QueryParam("limit") @DefaultValue("100") int limit,
            Draft draft) {
        caller.require("preparer", "approver", "auditor");
        int size = Pages.limit(limit);
        String owner = Objects.requireNonNullElse(draft.owner(), draft.terms().owner());
        if (!RegionCode.isValid(owner)) {
            throw RefusedException.of(KernelCode.FIELD_INVALID, "owner is a region code as 35.24");
        }
        caller.over(RegionCode.of(owner));
        check(code, draft.terms());
        YearMonth now = zones.month(owner, clock.instant());
        YearMonth month = Objects.requireNonNullElse(draft.month(), now);
        Instant at = month.isBefore(now) ? endOf(month, zones.of(owner)) : null;
        ProgrammeTerms inForce =
                store.load(Programme.idOf(code))
                                        .await()
                                        .atMost(LIMIT)
                                        .fold(ProgrammePublisher.PROGRAMME.decider())
                                instanceof Programme.InForce known
                        ? known.at(month).map(Programme.Version::terms).orElse(null)
                        : null;
        Question question = new Question(draft.terms(), inForce, owner, month, at);
        WhatIfAnswer answer = turns.take(() -> job.compare(question, size));
        return new WhatIf(
                code,
                month,
                at,
                answer.candidates(),
                answer.result().total(),
                answer.result().districts(),
                answer.result().entering(),
                answer.result().leaving());
    }

    /** The last moment of a month where its owner lives, and not that of Greenwich. */
    static Instant endOf(YearMonth month, ZoneId zone) {
        return month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant().minusMillis(1);
    }

    /** A draft is held to what a version is held to. */
    private static void check(String code, ProgrammeTerms draft) {
        if (ProgrammePublisher.PROGRAMME
                        .decider()
                        .decide(new ProgrammeDecider.Define(code, draft), new Programme.Undefined())
                instanceof Decision.Refused<?>(var refusal)) {
            throw refusal.asException();
        }
    }

    /**
     * Who would enter and leave, and what a month would cost.
     *
     * @param asOf none: as the registry stands now
     * @param entering the first by id
     * @param leaving the first by id, with the clauses that failed
     */
    public record WhatIf(
            String programme,
            YearMonth month,
            @Nullable Instant asOf,
            int candidates,
            District total,
            List<District> districts,
            List<UUID> entering,
            List<Leaving> leaving) {
        public WhatIf {
            districts = List.copyOf(districts);
            entering = List.copyOf(entering);
            leaving = List.copyOf(leaving);
        }
    }
}
