package dev.weir.app.audit;

import dev.weir.app.audit.EventPages.PageOfEvents;
import dev.weir.app.audit.words.Sentences;
import dev.weir.app.fx.Failures;
import dev.weir.app.fx.Undertaking;
import dev.weir.app.send.FileProblems;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes all events of a query into a file, also those that were never loaded, one page after the other. The file is there once it is whole. */
final class EventExport implements Undertaking<String> {

    /** Events written at most. */
    static final long MOST = 1_000_000;

    /** The forms of a file. */
    enum Form {
        /** As trail files have it: an object whose Records are the events. */
        JSON("JSON", "json"),
        CSV("CSV", "csv");

        private final String text;
        private final String extension;

        Form(String text, String extension) {
            this.text = text;
            this.extension = extension;
        }

        String text() {
            return text;
        }

        String extension() {
            return extension;
        }
    }

    private final EventPages pages;
    private final AuditQuery query;
    private final Instant now;
    private final Form form;
    private final Path file;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong looked = new AtomicLong();

    EventExport(EventPages pages, AuditQuery query, Instant now, Form form, Path file) {
        this.pages = pages;
        this.query = query;
        this.now = now;
        this.form = form;
        this.file = file;
    }

    /** What was written, and whether it is all, one or two sentences. */
    @Override
    public String call() throws Exception {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        String cut;
        try (BufferedWriter out = Files.newBufferedWriter(part)) {
            cut = form == Form.JSON ? json(out) : csv(out);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw FileProblems.of(file, e);
        } catch (Exception e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return Text.of("{0} events were written into {1}.", Format.count(written.get()), file.getFileName())
                + (cut == null ? "" : " " + cut);
    }

    private @Nullable String json(BufferedWriter out) throws Exception {
        out.write("{\"Records\":[");
        String cut = each(event -> {
            out.write(written.get() == 0 ? "\n" : ",\n");
            out.write(event.json());
        });
        out.write("\n]}\n");
        return cut;
    }

    private @Nullable String csv(BufferedWriter out) throws Exception {
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
        printer.printRecord(
                "eventTime",
                "userName",
                "eventSource",
                "eventName",
                "readOnly",
                "resources",
                "errorCode",
                "errorMessage",
                "sourceIPAddress",
                "accessKeyId",
                "eventID",
                "sentence");
        String cut = each(event -> printer.printRecord(
                event.time(),
                event.who(),
                event.service(),
                event.name(),
                !event.changes(),
                event.resources().stream().map(AuditEvent.Resource::name).collect(Collectors.joining(" ")),
                Objects.requireNonNullElse(event.errorCode(), ""),
                Objects.requireNonNullElse(event.errorMessage(), ""),
                event.sourceIp(),
                event.accessKeyId(),
                event.id(),
                Sentences.of(event)));
        printer.flush();
        return cut;
    }

    private interface Sink {
        void accept(AuditEvent event) throws IOException;
    }

    /** Why it was cut short, or null if all was written. What was written before a refusal is kept. */
    private @Nullable String each(Sink sink) throws Exception {
        String token = null;
        do {
            PageOfEvents page;
            try {
                page = pages.page(query, now, token);
            } catch (RuntimeException e) {
                if (written.get() == 0) {
                    throw e;
                }
                return Text.of(
                        "It was cut short there: {0}",
                        Failures.of(e, Text.of("Look up events")).what());
            }
            for (AuditEvent event : page.events()) {
                looked.incrementAndGet();
                if (query.sifted().wants(event)) {
                    sink.accept(event);
                    if (written.incrementAndGet() == MOST) {
                        return Text.of("It was cut short there: a file takes no more.");
                    }
                }
            }
            token = page.nextToken();
        } while (token != null);
        return null;
    }

    @Override
    public String progress() {
        return Text.of(
                "{0} events written of {1} looked through", Format.count(written.get()), Format.count(looked.get()));
    }

    @Override
    public double share() {
        return -1;
    }

    @Override
    public String ifEnded() {
        return Text.of("Nothing is left of the file.");
    }
}
