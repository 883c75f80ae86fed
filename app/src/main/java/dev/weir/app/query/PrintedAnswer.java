package dev.weir.app.query;

import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryError;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** The answer to a statement as text, for a terminal or a pipe: rows once all are there. Thread-safe. */
public final class PrintedAnswer implements QueryListener {

    private static final int WIDEST = 60;

    /** How rows are printed. */
    public enum Format {
        /** Columns under each other, for a person. */
        TABLE,
        /** An object a line. */
        JSON,
        /** With a line of names, by RFC 4180. */
        CSV
    }

    private final Format format;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Rows rows = new Rows();
    private final CountDownLatch over = new CountDownLatch(1);
    private List<ResultColumn> columns = List.of();
    private @Nullable Counted counted;
    private @Nullable Ended end;

    /** @param err for what is no row */
    public PrintedAnswer(Format format, PrintWriter out, PrintWriter err) {
        this.format = format;
        this.out = out;
        this.err = err;
    }

    /**
     * Waits for the end and prints.
     *
     * @return the process's exit status: 0 answered, 1 not
     */
    public int print() throws InterruptedException {
        over.await();
        synchronized (this) {
            Ended how = end;
            if (how instanceof Ended.Failed(QueryError error)) {
                String place = error.line() > 0 ? error.line() + ":" + error.column() + ": " : "";
                err.println(
                        "weir query: " + place + error.what() + (error.advice().isEmpty() ? "" : " " + error.advice()));
                err.flush();
                return 1;
            }
            rows();
            out.flush();
            if (counted != null && counted.left() > 0) {
                err.println("weir query: " + counted.left() + " of " + counted.records()
                        + " records do not fit the schema; their fields are empty. The newest: " + counted.why());
            }
            if (how instanceof Ended.Complete(String cutShort) && cutShort != null) {
                err.println("weir query: " + cutShort);
            }
            err.flush();
            return how instanceof Ended.Complete ? 0 : 1;
        }
    }

    private void rows() {
        switch (format) {
            case TABLE -> table();
            case JSON -> {
                List<String> names = columns.stream().map(ResultColumn::name).toList();
                rows.list().forEach(row -> out.println(ValueText.json(names, row.values())));
            }
            case CSV -> csv();
        }
    }

    private void csv() {
        try {
            CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
            printer.printRecord(columns.stream().map(ResultColumn::name));
            for (Rows.Row row : rows.list()) {
                printer.printRecord(row.values().stream().map(ResultFile::text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void table() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(ResultColumn::name).toList());
        for (Rows.Row row : rows.list()) {
            lines.add(row.values().stream().map(PrintedAnswer::cell).toList());
        }
        int[] widths = new int[columns.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        for (int n = 0; n < lines.size(); n++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                boolean number = n > 0
                        && ValueText.isNumber(rows.list().get(n - 1).values().get(i));
                text.append(i == 0 ? "" : "  ")
                        .append(String.format(
                                Locale.ROOT,
                                "%" + (number ? "" : "-") + widths[i] + "s",
                                lines.get(n).get(i)));
            }
            out.println(text.toString().stripTrailing());
        }
        out.println(rows.list().size() == 1 ? "(1 row)" : "(" + rows.list().size() + " rows)");
    }

    private static String cell(@Nullable Object value) {
        String text = ValueText.cell(value, ZoneOffset.UTC);
        return text.length() > WIDEST ? text.substring(0, WIDEST - 1) + "…" : text.isEmpty() ? " " : text;
    }

    @Override
    public void progress(String words, double done) {
        // A pipe wants rows only.
    }

    @Override
    public synchronized void columns(List<ResultColumn> found) {
        columns = List.copyOf(found);
        rows.columns(found);
    }

    @Override
    public synchronized void rows(List<RowChange> changes) {
        rows.apply(changes);
    }

    @Override
    public synchronized void counted(Counted now) {
        counted = now;
    }

    @Override
    public void ended(Ended how) {
        synchronized (this) {
            end = how;
        }
        over.countDown();
    }
}
