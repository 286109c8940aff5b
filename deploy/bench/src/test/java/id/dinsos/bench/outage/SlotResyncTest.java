package id.dinsos.bench.outage;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.launcher.host.PartName;
import org.junit.jupiter.api.Test;

class SlotResyncTest {
    @Test
    void the_lines_under_slot_lost_are_those_that_bring_a_slot_back() {
        assertThat(SlotResync.lines(PartName.DISBURSEMENT))
                .containsExactly(
                        "PUT /connectors/disbursement/stop",
                        "DELETE /connectors/disbursement/offsets",
                        "select pg_drop_replication_slot('dinsos_disbursement') where exists (select"
                                + " from pg_replication_slots where slot_name ="
                                + " 'dinsos_disbursement');",
                        "select pg_create_logical_replication_slot('dinsos_disbursement',"
                                + " 'pgoutput', false, false, true);",
                        "PUT /connectors/disbursement/resume",
                        "GET /connectors/disbursement/status");
    }
}
