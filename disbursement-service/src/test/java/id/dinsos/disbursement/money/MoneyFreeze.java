package id.dinsos.disbursement.money;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.money.MoneyModel.Work;
import id.dinsos.disbursement.programme.ProgrammeTerms.Quota;
import id.dinsos.disbursement.run.Run;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.disbursement.run.RunCommand;
import id.dinsos.disbursement.run.RunEvent;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.disbursement.run.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The freezes of a {@link MoneyOffice}: who is on a run's list, within what its quota leaves. */
final class MoneyFreeze {
    private final MoneyOffice office;

    MoneyFreeze(MoneyOffice office) {
        this.office = office;
    }

    private List<UUID> candidates(Work run) {
        Scheme scheme = run.scheme;
        return scheme.isOfHouseholds()
                ? office.families.households(scheme.owner)
                : office.families.persons(scheme.owner);
    }

    /** Places of the quota that earlier runs of the month have given are taken away first. */
    void start(Work run) {
        UUID id = run.plan.id();
        office.note(
                "",
                "start-freeze",
                office.log.ask(
                        RunPublisher.RUN,
                        id,
                        new RunCommand.StartFreeze(candidates(run).size(), List.of(id))));
        run.stage = Stage.FREEZING;
        Quota quota = Objects.requireNonNull(run.plan.terms().quota());
        int given = office.money(run.scheme).given(run.plan.months().getFirst());
        if (quota.beneficiaries() > 0) {
            run.places = Math.max(0, quota.beneficiaries() - given);
        }
        decideLimit(run, run.places);
    }

    private void decideLimit(Work run, int places) {
        RunEvent.Limit limit = new RunEvent.Limit(places, Long.MAX_VALUE);
        office.note(
                "",
                "limit",
                office.log.ask(RunPublisher.RUN, run.plan.id(), new RunCommand.DecideLimit(limit)));
    }

    /** Another worker reads another quota meanwhile: what was decided first holds. */
    void finish(Work run) {
        decideLimit(run, office.random.nextInt(20));
        Run.Opened known = (Run.Opened) office.log.state(RunPublisher.RUN, run.plan.id());
        RunEvent.Limit limit = Objects.requireNonNull(known.freeze().limit());
        assertThat(limit.places()).isEqualTo(run.places);
        List<UUID> all = new ArrayList<>();
        List<UUID> candidates = candidates(run);
        for (UUID one : candidates) {
            if (office.random.nextInt(3) > 0 && all.size() < limit.places()) {
                all.add(one);
            }
        }
        Tally tally =
                new Tally(
                        candidates.size(),
                        all.size(),
                        candidates.size() - all.size(),
                        0,
                        new Rupiah(MoneyOffice.AMOUNT * all.size()));
        office.note(
                "",
                "freeze",
                office.log.ask(
                        RunPublisher.RUN, run.plan.id(), new RunCommand.FinishFreeze(tally, "ab")));
        run.roster.addAll(all);
        run.stage = Stage.FROZEN;
    }
}
