package id.dinsos.disbursement.channel;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.channel.BankBatch.Made;
import id.dinsos.disbursement.channel.BankBatch.State;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.secret.Sha256;
import id.dinsos.eventstore.work.BackgroundJob;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Makes the file that takes a stopped one's place: the very lines of the old one, into the very
 * accounts that were signed, but for the transfers that are held. Each attempt writes bytes of its
 * own; the first that the new file's stream takes are the file.
 */
@Singleton
public class ReplaceJob extends BackgroundJob {
    private static final String ACTOR = "job:replace-file";
    private static final String END = "\r\n";

    private final EventStore store;
    private final CommandHandler handler;
    private final BankFileStore files;
    private final ChannelView view;
    private final Clock clock;
    private final Ids ids;
    private final ZoneId zone;

    public ReplaceJob(
            EventStore store,
            CommandHandler handler,
            BankFileStore files,
            ChannelView view,
            Clock clock,
            Ids ids,
            Settings settings) {
        super("replace-file");
        this.store = store;
        this.handler = handler;
        this.files = files;
        this.view = view;
        this.clock = clock;
        this.ids = ids;
        this.zone = ZoneId.of(settings.zone());
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return view.replaced();
    }

    @Override
    protected void work(UUID id) {
        if (!(made(id) instanceof Made old)
                || old.state() != State.REPLACED
                || old.replacedBy() != null) {
            return;
        }
        UUID content = old.contentOf(id);
        UUID next = BankBatch.idOf(id, old.bank(), 1);
        List<UUID> made = List.of();
        if (!(made(next) instanceof Made)) {
            create(id, next, old);
        }
        if (made(next) instanceof Made file) {
            await(files.vouch(file.contentOf(next), next));
            made = List.of(next);
        }
        await(files.sweep(id));
        await(files.withdraw(content));
        handle(id, new BankFileCommand.NoteReplacement(made), old.owner());
    }

    private void create(UUID id, UUID next, Made old) {
        UUID content = old.contentOf(id);
        Set<UUID> held = await(files.transfersWith(content, old.stopped())).keySet();
        List<TransferLine> left = new ArrayList<>(await(files.all(content)));
        left.removeIf(line -> held.contains(line.transfer()));
        if (left.isEmpty()) {
            return;
        }
        long sum = left.stream().mapToLong(TransferLine::amountRupiah).sum();
        byte[] bytes = text(next, old, left, sum).getBytes(StandardCharsets.UTF_8);
        UUID own = ids.next();
        await(files.write(own, id, await(files.budget(content)), bytes, left));
        BankFileCommand create =
                new BankFileCommand.Create(
                        old.run(),
                        old.owner(),
                        old.bank(),
                        left.size(),
                        new Rupiah(sum),
                        HexFormat.of().formatHex(Sha256.of(bytes)),
                        own);
        try {
            handle(next, create, old.owner());
        } catch (RefusedException anotherWasFirst) {
            // What another attempt made is the file; ours is swept.
        }
    }

    private String text(UUID next, Made old, List<TransferLine> left, long sum) {
        Set<String> stay = new HashSet<>();
        left.forEach(line -> stay.add(line.transfer().toString()));
        String date =
                LocalDate.ofInstant(clock.instant(), zone).format(DateTimeFormatter.BASIC_ISO_DATE);
        StringBuilder text =
                new StringBuilder(BankCsv.header(next, old.bank(), date, left.size(), sum))
                        .append(BankCsv.COLUMNS);
        for (String line : bytes(old).split(END)) {
            int comma = line.indexOf(',');
            if (comma > 0 && stay.contains(line.substring(0, comma))) {
                text.append(line).append(END);
            }
        }
        return text.toString();
    }

    private String bytes(Made old) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        UUID content = Objects.requireNonNull(old.content());
        for (Buffer piece : await(files.read(content).collect().asList())) {
            all.writeBytes(piece.getBytes());
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private BankBatch made(UUID id) {
        return await(store.load(id)).fold(BankFileDecider.BANK_FILE.decider());
    }

    private void handle(UUID id, BankFileCommand command, String owner) {
        Meta meta = Meta.of(ids.next(), owner, ACTOR, clock.instant());
        var unused =
                await(handler.handle(BankFileDecider.BANK_FILE, id, command, Request.of(meta)));
    }
}
