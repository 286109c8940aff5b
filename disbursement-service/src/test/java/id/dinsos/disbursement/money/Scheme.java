package id.dinsos.disbursement.money;

import id.dinsos.disbursement.budget.Budget;
import id.dinsos.disbursement.budget.Funding;
import id.dinsos.disbursement.eligibility.Clause;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.disbursement.programme.ProgrammeTerms.Quota;
import id.dinsos.disbursement.programme.ProgrammeTerms.RankingKey;
import id.dinsos.disbursement.programme.ProgrammeTerms.Target;
import java.util.List;
import java.util.UUID;

/** A programme as one office pays it: for whom, in which group, out of what. */
enum Scheme {
    SEMBAKO("35.24", "SEMBAKO", Target.HOUSEHOLD, "FOOD", Funding.ALLOTMENT),
    SEMBAKO_NEXT_DOOR("35.22", "SEMBAKO", Target.HOUSEHOLD, "FOOD", Funding.ALLOTMENT),
    BLT("35.24", "BLT", Target.HOUSEHOLD, "FOOD", Funding.RESERVE),
    ELDERLY("35.24", "ELDERLY", Target.PERSON, "FOOD", Funding.ALLOTMENT),
    VETERANS("35.22", "VETERANS", Target.PERSON, "THANKS", Funding.RESERVE);

    static final List<String> OFFICES = List.of("35.24", "35.22");

    final String owner;
    final String programme;
    final Target target;
    final String group;
    final Funding funding;

    Scheme(String owner, String programme, Target target, String group, Funding funding) {
        this.owner = owner;
        this.programme = programme;
        this.target = target;
        this.group = group;
        this.funding = funding;
    }

    UUID budget() {
        return Budget.idOf(owner, programme, MoneyOffice.YEAR, Budget.USUAL_SOURCE);
    }

    boolean isOfHouseholds() {
        return target == Target.HOUSEHOLD;
    }

    @SuppressWarnings("NullAway") // the constructor fills in what is usual
    ProgrammeTerms terms(int quota) {
        Clause clause =
                isOfHouseholds()
                        ? new Clause("on-roster", List.of("SEMBAKO"), "")
                        : new Clause("payee-alive", List.of(), "");
        return new ProgrammeTerms(
                programme,
                "35",
                ProgrammeTerms.Mode.PAY,
                target,
                MoneyOffice.AMOUNT,
                group,
                "Permensos 5/2021",
                List.of(clause),
                null,
                null,
                null,
                null,
                new Quota(quota, List.of(new RankingKey("decile", "d", "d"))),
                null);
    }
}
