package dev.weir.app.produce;

import dev.weir.app.send.OutgoingRecord;
import dev.weir.app.send.PutLimits;
import dev.weir.app.send.RecordDraft;
import dev.weir.app.text.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

/** Makes one record after another as settings say. Not thread-safe. */
final class RecordMaker {

    private final GeneratorSettings settings;
    private final Template template;
    private final Keys keys;
    private final RandomGenerator random;
    private final RenderScope scope;

    /**
     * Understands the settings.
     *
     * @throws TemplateProblem if the template is wrong
     * @throws IllegalArgumentException with a sentence for people if the keys are
     */
    RecordMaker(GeneratorSettings settings, RandomGenerator random, InstantSource clock) throws TemplateProblem {
        this.settings = settings;
        this.template = Template.parse(settings.template());
        this.keys = Keys.of(settings);
        this.random = random;
        this.scope = new RenderScope(random, clock);
    }

    /** A record with the text that its data was made from. */
    record Made(OutgoingRecord record, String text) {}

    /**
     * The next record.
     *
     * @throws TemplateProblem if an expression cannot be rendered
     * @throws IllegalArgumentException with a sentence for people if its key is wrong or it is too large
     */
    Made next() throws TemplateProblem {
        String chosen = keys.before(random);
        scope.next(chosen);
        String text = padded(template.render(scope));
        String key = keys.of(chosen, text);
        String problem = RecordDraft.keyProblem(key);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        OutgoingRecord record = new OutgoingRecord(key, null, settings.gzip() ? gzip(bytes) : bytes);
        if (record.size() > PutLimits.MOST_RECORD_BYTES) {
            throw new IllegalArgumentException(Text.of("A record of this template is larger than 10 MiB."));
        }
        return new Made(record, text);
    }

    private String padded(String text) {
        int missing = settings.padTo() - text.getBytes(StandardCharsets.UTF_8).length;
        if (missing <= 0) {
            return text;
        }
        int brace = text.lastIndexOf('}');
        boolean object = text.stripLeading().startsWith("{")
                && brace == text.stripTrailing().length() - 1;
        if (!object) {
            return text + " " + "x".repeat(missing - 1);
        }
        boolean empty = text.substring(text.indexOf('{') + 1, brace).isBlank();
        String open = (empty ? "" : ",") + "\"padding\":\"";
        int fill = Math.max(0, missing - open.length() - 1);
        return text.substring(0, brace) + open + "x".repeat(fill) + "\"" + text.substring(brace);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 2 + 32);
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
