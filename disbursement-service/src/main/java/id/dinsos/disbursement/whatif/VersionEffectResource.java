package id.dinsos.disbursement.whatif;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.programme.Programme;
import id.dinsos.disbursement.programme.ProgrammeCode;
import id.dinsos.disbursement.programme.ProgrammePublisher;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.disbursement.whatif.Comparison.District;
import id.dinsos.disbursement.whatif.Comparison.Leaving;
import id.dinsos.disbursement.whatif.VersionEffectStore.Effect;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Zones;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What money a version of the ministry's list would move, before it is put in force: the households
 * it changes are judged by the terms in force, as they stand and as the version would have them, by
 * what the registry's topics have said of them. Nothing is written.
 */
@Path("/v1/version-effects")
public class VersionEffectResource {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Caller caller;
    private final EventStore store;
    private final VersionEffectStore effects;
    private final Clock clock;
    private final Zones zones;
    private final WhatIfTurns turns;

    public VersionEffectResource(
            Caller caller,
            EventStore store,
            VersionEffectStore effects,
            Clock clock,
            Zones zones,
            @ConfigProperty(name = "dinsos.what-if.waiting", defaultValue = "20") int waiting) {
        this.caller = caller;
        this.store = store;
        this.effects = effects;
        this.clock = clock;
        this.zones = zones;
        this.turns = new WhatIfTurns(1, waiting, PATIENCE);
    }

    /**
     * The body is the table of changes that the registry gives of a version, as it is.
     *
     * @param owner the office whose households it is asked of
     * @param limit how many who enter, and who leave, are named
     */
    @POST
    @Consumes("text/csv")
    @RunOnVirtualThread
    public VersionEffect ask(
            @QueryParam("programme") @Nullable String programme,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("limit") @DefaultValue("100") int limit,
            InputStream body)
            throws IOException {
        caller.require("preparer", "approver", "auditor");
        int size = Pages.limit(limit);
        RegionCode office = Parameters.region("owner", owner);
        caller.over(office);
        String code = Parameters.required("programme", programme);
        YearMonth month = zones.month(office.code(), clock.instant());
        ProgrammeTerms terms = terms(code, month);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            Effect effect =
                    turns.take(() ->
                            effects.of(
                                    terms,
                                    office.code(),
                                    month,
                                    new AnnouncedLines(lines.lines().iterator()),
                                    size));
            return new VersionEffect(
                    code,
                    month,
                    effect.households(),
                    effect.result().total(),
                    effect.result().districts(),
                    effect.result().entering(),
                    effect.result().leaving());
        }
    }

    private ProgrammeTerms terms(String code, YearMonth month) {
        var known =
                store.load(Programme.idOf(code))
                        .await()
                        .atMost(LIMIT)
                        .fold(ProgrammePublisher.PROGRAMME.decider());
        ProgrammeTerms terms =
                known instanceof Programme.InForce inForce
                        ? inForce.at(month).map(Programme.Version::terms).orElse(null)
                        : null;
        if (terms == null) {
            throw RefusedException.of(
                    ProgrammeCode.PROGRAMME_NOT_IN_FORCE, "it has no terms for " + month);
        }
        return terms;
    }

    /**
     * What a month would cost, before the cut of a quota.
     *
     * @param households how many the version changes
     * @param total of them alone: who is not changed costs what they cost
     */
    public record VersionEffect(
            String programme,
            YearMonth month,
            int households,
            District total,
            List<District> districts,
            List<UUID> entering,
            List<Leaving> leaving) {
        public VersionEffect {
            districts = List.copyOf(districts);
            entering = List.copyOf(entering);
            leaving = List.copyOf(leaving);
        }
    }
}
