package id.dinsos.disbursement.why;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.disbursement.roster.CurrentVerdict;
import id.dinsos.disbursement.roster.RosterStore;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.disbursement.run.RunView;
import id.dinsos.disbursement.work.IdOrder;
import id.dinsos.eventstore.log.EventStore;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lays two runs side by side: both rosters lie in the order of ids, so one walk over each is
 * enough, and only one chunk of each is in memory.
 */
@Singleton
public class RunDiffStore {

    private final EventStore store;
    private final RunView runs;
    private final RosterStore roster;

    public RunDiffStore(EventStore store, RunView runs, RosterStore roster) {
        this.store = store;
        this.runs = runs;
        this.roster = roster;
    }

    /** Counts everything, and lists the differences behind {@code after}. */
    Compared compare(Opened run, UUID after, int limit) {
        Optional<Opened> previous = previous(run);
        Walk now = new Walk(run, run.plan().months().getFirst());
        Walk before =
                previous.map(p -> new Walk(p, p.plan().months().getLast())).orElseGet(Walk::new);
        Map<Difference.Kind, Integer> counts = new EnumMap<>(Difference.Kind.class);
        for (Difference.Kind kind : Difference.Kind.values()) {
            counts.put(kind, 0);
        }
        List<Difference> page = new ArrayList<>();
        while (now.current != null || before.current != null) {
            int order = order(before.current, now.current);
            Difference difference =
                    Difference.of(
                            order <= 0 ? before.current : null, order >= 0 ? now.current : null);
            if (difference != null) {
                counts.merge(difference.kind(), 1, Integer::sum);
                if (page.size() < limit
                        && IdOrder.ORDER.compare(difference.beneficiaryId(), after) > 0) {
                    page.add(difference);
                }
            }
            if (order <= 0) {
                before.step();
            }
            if (order >= 0) {
                now.step();
            }
        }
        return new Compared(run.id(), previous.map(Opened::id).orElse(null), counts, page);
    }

    private static int order(@Nullable CurrentVerdict before, @Nullable CurrentVerdict now) {
        if (before == null) {
            return 1;
        }
        return now == null
                ? -1
                : IdOrder.ORDER.compare(before.beneficiaryId(), now.beneficiaryId());
    }

    private Optional<Opened> previous(Opened run) {
        RunPlan plan = run.plan();
        return await(runs.before(plan.owner(), plan.programme(), plan.months().getFirst()))
                .flatMap(id ->
                        await(store.load(id)).fold(RunPublisher.RUN.decider())
                                        instanceof Opened found
                                ? Optional.of(found)
                                : Optional.empty());
    }

    /** Counts of all differences, and as many of them as were asked for. */
    record Compared(
            UUID runId,
            @Nullable UUID previousRunId,
            Map<Difference.Kind, Integer> counts,
            List<Difference> items) {}

    /** One roster, row by row. */
    private final class Walk {
        private final @Nullable Opened run;
        private final YearMonth month;
        private int chunk;
        private int row;
        private List<CurrentVerdict> rows = List.of();
        private @Nullable CurrentVerdict current;

        Walk() {
            this.run = null;
            this.month = YearMonth.of(1, 1);
        }

        Walk(Opened run, YearMonth month) {
            this.run = run;
            this.month = month;
            step();
        }

        void step() {
            Opened walked = run;
            while (walked != null && row >= rows.size() && chunk < walked.chunks()) {
                rows = await(roster.chunk(walked, month, chunk++));
                row = 0;
            }
            current = row < rows.size() ? rows.get(row++) : null;
        }
    }
}
