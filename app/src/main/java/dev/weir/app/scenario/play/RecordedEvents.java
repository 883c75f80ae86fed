package dev.weir.app.scenario.play;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.app.scenario.Source;
import dev.weir.app.text.Text;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a feed's file line by line, never holding more than one. Not thread-safe. */
final class RecordedEvents implements AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();

    private static final String FOLDER = "/dev/weir/resources/scenario/";

    private final Source.Recording feed;
    private final BufferedReader lines;

    private RecordedEvents(Source.Recording feed, BufferedReader lines) {
        this.feed = feed;
        this.lines = lines;
    }

    static RecordedEvents open(Source.Recording feed) throws IOException {
        return new RecordedEvents(feed, new BufferedReader(new InputStreamReader(bytes(feed), StandardCharsets.UTF_8)));
    }

    private static InputStream bytes(Source.Recording feed) throws IOException {
        Path own = feed.file();
        if (own != null) {
            InputStream file = Files.newInputStream(own);
            return own.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
        }
        InputStream file = RecordedEvents.class.getResourceAsStream(FOLDER + feed.data() + ".jsonl.gz");
        if (file == null) {
            throw new FileNotFoundException(Text.of("The sample data {0} is missing from this build.", feed.data()));
        }
        return new GZIPInputStream(file);
    }

    /** The next event, or null at the end. */
    @Nullable RecordedEvent next() throws IOException {
        String line = lines.readLine();
        return line == null ? null : parse(line);
    }

    private RecordedEvent parse(String line) throws IOException {
        double time = Double.NaN;
        String key = null;
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String member = parser.currentName();
                parser.nextToken();
                if (member.equals(feed.timeMember())) {
                    time = parser.getDoubleValue();
                }
                if (member.equals(feed.keyMember())) {
                    key = parser.getText();
                }
            }
        }
        if (Double.isNaN(time) || key == null) {
            throw new IOException(Text.of(
                    "A line of {0} lacks {1} or {2}: {3}",
                    feed.file() == null ? feed.data() : feed.file(), feed.timeMember(), feed.keyMember(), line));
        }
        return new RecordedEvent(Math.round(time * feed.timeUnit().toMillis()), key, line);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
