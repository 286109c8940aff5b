package id.dinsos.disbursement.channel.form;

import java.util.List;

/**
 * The batch of GovStack's bulk payment, version 3: one instruction a line. It is a file as every
 * other, so its bytes never change, whoever asks has what the rail got, and what replaces it takes
 * over the lines of those who stay. Sums are whole rupiah, written as the rail wants them.
 */
public record RailForm(String name, List<String> receivers) implements FileForm {
    /** In whose files a transfer over the rail stands. */
    public static final String RECEIVER = "RAIL";

    public static final RailForm G2P = new RailForm("RAIL_G2P", List.of(RECEIVER));

    public RailForm {
        receivers = List.copyOf(receivers);
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public String opening(Head head) {
        return "{\"correlationId\":%s,\"requestDate\":%s,\"sourceBBID\":%s,\"count\":%d,\"totalAmount\":%d,\"currency\":\"IDR\",\n\"instructions\":[\n"
                .formatted(
                        text(head.file().toString()),
                        text(head.on().toString()),
                        text(head.owner()),
                        head.lines(),
                        head.controlSumRupiah());
    }

    /** Whoever reads it skips the empty one at the end. */
    @Override
    public String line(Order order) {
        return "{\"instructionId\":%s,\"payeeFsp\":%s,\"payeeAccount\":%s,\"payeeName\":%s,\"amount\":%d,\"narration\":%s},\n"
                .formatted(
                        text(order.transfer().toString()),
                        text(order.bank()),
                        text(order.account()),
                        text(order.holder()),
                        order.amountRupiah(),
                        text(order.remark()));
    }

    @Override
    public String closing(Head head, String sha256) {
        return "{}]}\n";
    }

    private static String text(String value) {
        StringBuilder out = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(' ');
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
