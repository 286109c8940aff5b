package id.dinsos.cases.handling;

import static id.dinsos.cases.handling.Samples.AT;
import static id.dinsos.cases.handling.Samples.CASES;
import static id.dinsos.cases.handling.Samples.CURIOUS;
import static id.dinsos.cases.handling.Samples.received;
import static id.dinsos.cases.handling.Samples.remark;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaseAccessTest {
    private static final UUID ACCESS = new UUID(9, 9);

    @Test
    void a_team_that_was_let_in_is_its_offices_own_and_its_time_ends() {
        Case.Opened open =
                opened(
                        received("VIOLENCE_SHELTER", Map.of()),
                        new CaseEvent.TeamAdmitted(
                                ACCESS, "malam", remark("x"), AT.plusSeconds(60), AT));
        Reader member = in("35.24", "malam");

        assertThat(CaseAccess.sight(open, member, AT)).isEqualTo(CaseAccess.Sight.ALL);
        assertThat(CaseAccess.sight(open, in("35.24", "siang"), AT))
                .isEqualTo(CaseAccess.Sight.NOTHING);
        assertThat(CaseAccess.sight(open, in("35.25", "malam"), AT))
                .isEqualTo(CaseAccess.Sight.NOTHING);
        assertThat(CaseAccess.sight(open, CURIOUS, AT)).isEqualTo(CaseAccess.Sight.NOTHING);
        assertThat(CaseAccess.sight(open, member, AT.plusSeconds(60)))
                .isEqualTo(CaseAccess.Sight.NOTHING);
    }

    private static Reader in(String office, String team) {
        return new Reader("agus", office, Set.of("officer"), new Reader.Team(office, team));
    }

    private static Case.Opened opened(CaseEvent... history) {
        return (Case.Opened) CASES.decider().fold(List.of(history));
    }
}
