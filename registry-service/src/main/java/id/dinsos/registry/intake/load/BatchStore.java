package id.dinsos.registry.intake.load;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.log.ConflictException;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.registry.intake.file.Batch;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.load.BatchResult.Tally;
import id.dinsos.registry.intake.rules.FamilyRules;
import id.dinsos.registry.intake.rules.FamilyRules.Outcome;
import id.dinsos.registry.office.RecordIds;
import id.dinsos.registry.region.RegionStore;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Takes in one batch of families: checks its rows and tries until its commit goes through. A number
 * that somebody else holds, whatever is tried, costs the family it is in and no other.
 */
@Singleton
public class BatchStore {
    private static final int MAX_TRIES = 20;

    /** Of what another family of the same batch, or an officer, may give back in a moment. */
    private static final int CLAIM_TRIES = 3;

    private static final String DEADLOCK = "40P01";

    private final AttemptStore attempts;
    private final RecordIds ids;
    private final RegionStore regions;
    private final Clock clock;
    private final Zones zones;

    public BatchStore(
            AttemptStore attempts, RecordIds ids, RegionStore regions, Clock clock, Zones zones) {
        this.attempts = attempts;
        this.ids = ids;
        this.regions = regions;
        this.clock = clock;
        this.zones = zones;
    }

    /** A conflict over a number that does not heal costs the family it is in, not the intake. */
    BatchResult take(Intake intake, Batch batch) {
        LocalDate today = zones.day(intake.owner(), clock.instant());
        FamilyRules rules =
                new FamilyRules(RegionCode.of(intake.owner()), ids, regions::find, today);
        List<Outcome> checked = batch.families().stream().map(rules::check).toList();
        try {
            return tried(intake, batch, checked, today);
        } catch (ConflictException e) {
            if (e.on() != ConflictException.Cause.CLAIM) {
                throw e;
            }
            return apart(intake, batch, checked, today);
        }
    }

    private BatchResult tried(Intake intake, Batch batch, List<Outcome> checked, LocalDate today) {
        for (int tries = 1; ; tries++) {
            try {
                return attempts.attempt(intake, batch, checked, today);
            } catch (ConflictException e) {
                boolean claim = e.on() == ConflictException.Cause.CLAIM;
                if (tries >= (claim ? CLAIM_TRIES : MAX_TRIES)) {
                    throw e;
                }
            } catch (PgException e) {
                if (tries == MAX_TRIES || !DEADLOCK.equals(e.getSqlState())) {
                    throw e;
                }
            }
        }
    }

    /** Family by family, so that the one that cannot be taken in is given back alone. */
    private BatchResult apart(Intake intake, Batch batch, List<Outcome> checked, LocalDate today) {
        BatchResult all = null;
        for (int i = 0; i < checked.size(); i++) {
            Batch one = new Batch(List.of(batch.families().get(i)), batch.bytesDone());
            BatchResult result;
            try {
                result = tried(intake, one, List.of(checked.get(i)), today);
            } catch (ConflictException e) {
                if (e.on() != ConflictException.Cause.CLAIM) {
                    throw e;
                }
                Outcome contested = checked.get(i).contested();
                result =
                        new BatchResult(
                                one.lastFamilyId(),
                                one.rows(FileKind.FAMILIES),
                                one.rows(FileKind.MEMBERS),
                                one.bytesDone(),
                                Tally.NONE,
                                Tally.NONE,
                                contested.errors(),
                                contested.rejected(),
                                List.of());
            }
            all = all == null ? result : all.plus(result);
        }
        return Objects.requireNonNull(all);
    }
}
