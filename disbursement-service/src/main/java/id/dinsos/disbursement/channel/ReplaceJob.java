package id.dinsos.disbursement.channel;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.channel.BankBatch.Made;
import id.dinsos.disbursement.channel.BankBatch.State;
import id.dinsos.disbursement.channel.form.FileForm.Head;
import id.dinsos.disbursement.channel.form.FileForms;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.secret.Sha256;
import id.dinsos.eventstore.work.BackgroundJob;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the file that takes a stopped one's place: the very lines of the old one, into the very
 * accounts that were signed, but for the transfers that are held. Each attempt writes bytes of its
 * own; the first that the new file's stream takes are the file.
 */
@Singleton
public class ReplaceJob extends BackgroundJob {
    private static final String ACTOR = "job:replace-file";
    private static final Pattern LINE = Pattern.compile("[^\\n]*\\n");
    private static final Pattern TRANSFER =
            Pattern.compile("[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}");

    private final EventStore store;
    private final CommandHandler handler;
    private final BankFileStore files;
    private final ChannelView view;
    private final FileForms forms;
    private final Clock clock;
    private final Ids ids;
    private final Zones zones;

    public ReplaceJob(
            EventStore store,
            CommandHandler handler,
            BankFileStore files,
            ChannelView view,
            FileForms forms,
            Clock clock,
            Ids ids,
            Zones zones) {
        super("replace-file");
        this.store = store;
        this.handler = handler;
        this.files = files;
        this.view = view;
        this.forms = forms;
        this.clock = clock;
        this.ids = ids;
        this.zones = zones;
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
        byte[] bytes = bytes(next, old, left, sum);
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
                        own,
                        old.form(),
                        titleOf(old, next),
                        old.hands());
        try {
            handle(next, create, old.owner());
        } catch (RefusedException anotherWasFirst) {
            // What another attempt made is the file; ours is swept.
        }
    }

    /** The lines of those who stay, as they were signed, between a new beginning and end. */
    private byte[] bytes(UUID next, Made old, List<TransferLine> left, long sum) {
        Set<String> stay = new HashSet<>();
        left.forEach(line -> stay.add(plain(line.transfer().toString())));
        Head head =
                new Head(
                        next,
                        titleOf(old, next),
                        old.owner(),
                        old.bank(),
                        zones.day(old.owner(), clock.instant()),
                        left.size(),
                        sum);
        StringBuilder lines = new StringBuilder();
        Matcher each = LINE.matcher(bytes(old));
        while (each.find()) {
            if (TRANSFER.matcher(each.group())
                    .results()
                    .anyMatch(id -> stay.contains(plain(id.group())))) {
                lines.append(each.group());
            }
        }
        return DraftFile.bytes(forms.named(old.form()), head, lines);
    }

    /** Not every form has room for the hyphens of an id. */
    private static String plain(String id) {
        return id.replace("-", "");
    }

    private static String titleOf(Made old, UUID next) {
        return old.titleOf(next) + "_R";
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
