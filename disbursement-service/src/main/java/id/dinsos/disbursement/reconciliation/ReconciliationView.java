package id.dinsos.disbursement.reconciliation;

import id.dinsos.eventstore.Recorded;
import id.dinsos.eventstore.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.List;

/** Stub. */
@Singleton
@Typed(ReconciliationView.class)
public class ReconciliationView implements View {
    @Override
    public String name() {
        return "reconciliation";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return "";
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        return Uni.createFrom().voidItem();
    }
}
