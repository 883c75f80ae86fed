package dev.weir.app.records.decode.wrap;

import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Decoded;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.JsonTree;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.records.decode.Part;
import dev.weir.app.records.decode.Shape;
import dev.weir.app.records.decode.Source;
import dev.weir.app.records.decode.Span;
import dev.weir.app.records.decode.Sure;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** JSON in which services of AWS send something on: a CloudWatch Logs subscription, and a DynamoDB change. */
public final class Envelopes {

    private Envelopes() {}

    /** What a subscription filter sends (inside gzip): messageType, owner, logGroup, logStream, logEvents. */
    public static Decoded cloudWatchLogs(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        if (!holds(bytes, "\"logEvents\"")) {
            throw new NotThis(Text.of("its beginning has no “logEvents”"));
        }
        Decoded json = JsonTree.decode(bytes, effort, chosen);
        Field type = find(json.tree(), "messageType");
        Field events = find(json.tree(), "logEvents");
        Field group = find(json.tree(), "logGroup");
        if (type == null || group == null || events == null || events.shape() != Shape.ARRAY) {
            throw new NotThis(Text.of("it lacks messageType, logGroup or a list logEvents"));
        }
        List<Part> parts = new ArrayList<>();
        for (Field event : events.children()) {
            Field message = find(event, "message");
            if (message != null && message.bytes() != null) {
                String text = message.value();
                parts.add(Part.of(
                        text.length() > 60 ? text.substring(0, 60).replace('\n', ' ') + "…" : text.replace('\n', ' '),
                        unescaped(text, message.bytes())));
            }
        }
        return new Decoded(
                Sure.CERTAIN,
                Text.count(
                        parts.size(),
                        "it is JSON with messageType {1}, logGroup and logEvents; {0} event",
                        "it is JSON with messageType {1}, logGroup and logEvents; {0} events",
                        type.value()),
                json.tree(),
                parts,
                0,
                json.text(),
                type.value().equals("CONTROL_MESSAGE")
                        ? Stream.concat(
                                        json.notes().stream(),
                                        Stream.of(Text.of(
                                                "A control message: CloudWatch Logs checks that the stream can be written"
                                                        + " to.")))
                                .toList()
                        : json.notes());
    }

    /** The text of a JSON string as bytes: those inside the quotes where nothing is escaped, else made of them. */
    static Span unescaped(String text, Span quoted) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == quoted.length() - 2) {
            return quoted.part(1, quoted.length() - 1);
        }
        return Source.made(Text.of("the text of a JSON string"), bytes, quoted).all();
    }

    /** What DynamoDB writes to a stream of Kinesis: eventName, tableName and dynamodb with Keys and images. */
    public static Decoded dynamoDb(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        if (!holds(bytes, "\"dynamodb\"")) {
            throw new NotThis(Text.of("its beginning has no “dynamodb”"));
        }
        Decoded json = JsonTree.decode(bytes, effort, chosen);
        Field change = find(json.tree(), "dynamodb");
        Field event = find(json.tree(), "eventName");
        if (event == null || change == null || find(change, "Keys") == null) {
            throw new NotThis(Text.of("it lacks eventName or dynamodb with Keys"));
        }
        List<Part> parts = new ArrayList<>();
        for (String image : List.of("NewImage", "OldImage", "Keys")) {
            Field item = find(change, image);
            if (item != null && item.bytes() != null) {
                byte[] plain = AttributeValues.plain(item).getBytes(StandardCharsets.UTF_8);
                parts.add(Part.of(
                        image,
                        Source.made(Text.of("{0} as plain JSON", image), plain, item.bytes())
                                .all()));
            }
        }
        Field table = find(json.tree(), "tableName");
        return new Decoded(
                Sure.CERTAIN,
                table == null
                        ? Text.of("it is JSON with eventName {0}, dynamodb and Keys", event.value())
                        : Text.of(
                                "it is JSON with eventName {0}, dynamodb and Keys, of table {1}",
                                event.value(), table.value()),
                json.tree(),
                parts,
                0,
                json.text(),
                json.notes());
    }

    /** Whether the word stands in it, looked for cheaply; envelopes have their words near either end. */
    private static boolean holds(Span bytes, String word) {
        int near = 64 << 10;
        Span head = bytes.part(0, Math.min(near, bytes.length()));
        Span tail = bytes.rest(Math.max(0, bytes.length() - near));
        return Stream.of(head, tail)
                .anyMatch(part -> new String(part.copy(), StandardCharsets.ISO_8859_1).contains(word));
    }

    static @Nullable Field find(@Nullable Field object, String name) {
        if (object == null || object.shape() != Shape.OBJECT) {
            return null;
        }
        return object.children().stream()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
