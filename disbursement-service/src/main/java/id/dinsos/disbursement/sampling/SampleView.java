package id.dinsos.disbursement.sampling;

import id.dinsos.disbursement.sampling.SampleEvent.SampleAnswerCorrected;
import id.dinsos.disbursement.sampling.SampleEvent.SampleAnswered;
import id.dinsos.disbursement.sampling.SampleEvent.SampleDrawn;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which samples there are, and how many have answered. */
@Singleton
@Typed(SampleView.class)
public class SampleView implements View {
    @Override
    public String name() {
        return "sample";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return """
        create table verification_sample (id uuid primary key, run_id uuid not null,
            owner text not null, region text not null, seed bigint not null, chosen int not null,
            answered int not null);
        create index verification_sample_by_owner on verification_sample (owner, id);
        """;
    }

    @Override
    public Set<String> types() {
        Set<String> types = new HashSet<>(SampleEvent.NAMES.keySet());
        types.add("sample-answered.v1");
        types.add("sample-answer-corrected.v1");
        return types;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            if (recorded.event() instanceof SampleEvent event) {
                chain = chain.flatMap(x -> apply(tx, recorded.streamId(), event));
            }
        }
        return chain;
    }

    private static Uni<Void> apply(SqlConnection tx, UUID id, SampleEvent event) {
        return switch (event) {
            case SampleDrawn draw ->
                    tx.preparedQuery(
                                    "insert into verification_sample"
                                            + " values ($1, $2, $3, $4, $5, $6, 0)")
                            .execute(
                                    Tuple.wrap(
                                            Arrays.asList(
                                                    id,
                                                    draw.plan().run(),
                                                    draw.plan().owner(),
                                                    draw.plan().region(),
                                                    draw.plan().seed(),
                                                    draw.chosen().size())))
                            .replaceWithVoid();
            case SampleAnswered _ ->
                    tx.preparedQuery(
                                    "update verification_sample set answered = answered + 1"
                                            + " where id = $1")
                            .execute(Tuple.of(id))
                            .replaceWithVoid();
            case SampleAnswerCorrected _ -> Uni.createFrom().voidItem();
        };
    }
}
