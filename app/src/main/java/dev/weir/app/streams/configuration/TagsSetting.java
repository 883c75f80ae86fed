package dev.weir.app.streams.configuration;

import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.StreamFacts;
import dev.weir.app.streams.StreamModel;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.collections.FXCollections;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.AddTagsToStreamRequest;
import software.amazon.awssdk.services.kinesis.model.ListTagsForStreamResponse;
import software.amazon.awssdk.services.kinesis.model.RemoveTagsFromStreamRequest;
import software.amazon.awssdk.services.kinesis.model.Tag;

/** The stream's tags, at most 50. */
public final class TagsSetting extends Setting {

    static final int MOST = 50;

    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private final ObservableMap<String, String> draft = FXCollections.observableMap(new TreeMap<>());
    private @Nullable Map<String, String> present;

    TagsSetting(Workspace workspace, StreamModel stream) {
        super(
                workspace,
                stream,
                "tags",
                Text.of("Tags"),
                Text.of(
                        "Words for cost reports and access rules. Up to 50; a key has 1 to 128 characters, a value up to 256."));
        draft.addListener((MapChangeListener<String, String>) change -> review());
    }

    /** The wanted tags. */
    public ObservableMap<String, String> draft() {
        return draft;
    }

    @Override
    void load() {
        workspace().background().run(Text.of("List tags of {0}", streamName()), this::read, this::loaded, failure -> {
            present = null;
            say(Text.of("Not readable"));
            unread(failure);
            review();
        });
    }

    private Map<String, String> read() {
        KinesisClient kinesis = workspace().clients().kinesis();
        Map<String, String> tags = new TreeMap<>();
        String after = null;
        ListTagsForStreamResponse page;
        do {
            String from = after;
            page = kinesis.listTagsForStream(
                    request -> request.streamName(streamName()).exclusiveStartTagKey(from));
            for (Tag tag : page.tags()) {
                tags.put(tag.key(), tag.value() == null ? "" : tag.value());
                after = tag.key();
            }
        } while (Boolean.TRUE.equals(page.hasMoreTags()) && !page.tags().isEmpty());
        return tags;
    }

    private void loaded(Map<String, String> tags) {
        boolean untouched = present == null || draft.equals(present);
        present = tags;
        unread(null);
        say(words(tags));
        if (untouched) {
            set(tags);
        }
        review();
    }

    @Override
    protected void describe(StreamFacts facts) {}

    @Override
    protected void take(StreamFacts facts) {
        Map<String, String> known = present;
        if (known != null) {
            set(known);
        }
    }

    @Override
    protected @Nullable String lock(StreamFacts facts) {
        return present == null ? Text.of("The tags could not be read, so they cannot be edited.") : null;
    }

    @Override
    protected Proposal propose(StreamFacts facts) {
        Map<String, String> now = present;
        if (now == null || now.equals(draft)) {
            return Proposal.UNCHANGED;
        }
        String problem = problemOf(draft);
        if (problem != null) {
            return Proposal.wrong(problem);
        }
        Map<String, String> added = new LinkedHashMap<>();
        draft.forEach((key, value) -> {
            if (!value.equals(now.get(key))) {
                added.put(key, value);
            }
        });
        Set<String> removed = new TreeSet<>(now.keySet());
        removed.removeAll(draft.keySet());
        return Proposal.of(new Plan(
                Text.of("Change tags"),
                does(now, added, removed),
                Text.of("Nothing. A tag that cost reports use moves the stream's costs from one line to another."),
                Text.of("At once."),
                Text.of("Yes: the earlier tags can be put back."),
                calls(added, removed),
                null,
                new Plan.Undo(Text.of("Put the earlier tags back"), () -> set(now))));
    }

    private List<ApiCall> calls(Map<String, String> added, Set<String> removed) {
        List<ApiCall> calls = new ArrayList<>();
        // Removing comes first: with 50 tags there is no room to add before.
        if (!removed.isEmpty()) {
            calls.add(ApiCall.of(
                    RemoveTagsFromStreamRequest.builder()
                            .streamName(streamName())
                            .tagKeys(removed)
                            .build(),
                    KinesisClient::removeTagsFromStream));
        }
        if (!added.isEmpty()) {
            calls.add(ApiCall.of(
                    AddTagsToStreamRequest.builder()
                            .streamName(streamName())
                            .tags(added)
                            .build(),
                    KinesisClient::addTagsToStream));
        }
        return calls;
    }

    private static String does(Map<String, String> now, Map<String, String> added, Set<String> removed) {
        List<String> sentences = new ArrayList<>();
        added.forEach((key, value) -> sentences.add(
                now.containsKey(key)
                        ? Text.of("{0} becomes “{1}” instead of “{2}”.", key, value, now.get(key))
                        : Text.of("{0} is added.", key)));
        removed.forEach(key -> sentences.add(Text.of("{0} is removed.", key)));
        sentences.add(Text.of("Access rules that look at tags apply accordingly at once."));
        return String.join(" ", sentences);
    }

    /** What is wrong with a key that is to be added, or null. */
    public static @Nullable String problemOfKey(String key) {
        if (key.isEmpty() || key.length() > 128) {
            return Text.of("A tag's key has 1 to 128 characters.");
        }
        if (key.toLowerCase(java.util.Locale.ROOT).startsWith("aws:")) {
            return Text.of("Keys that begin with aws: are AWS's own.");
        }
        return ALLOWED.matcher(key).matches()
                ? null
                : Text.of("A key holds letters, digits, spaces and _ . : / = + - @ only.");
    }

    private static @Nullable String problemOf(Map<String, String> tags) {
        if (tags.size() > MOST) {
            return Text.of("A stream has at most 50 tags; these are {0}.", tags.size());
        }
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            if (tag.getValue().length() > 256) {
                return Text.of("The value of {0} has more than 256 characters.", tag.getKey());
            }
            if (!ALLOWED.matcher(tag.getValue()).matches()) {
                return Text.of(
                        "The value of {0} holds a character other than letters, digits, spaces and _ . : / = + - @.",
                        tag.getKey());
            }
        }
        return null;
    }

    private void set(Map<String, String> tags) {
        draft.keySet().retainAll(tags.keySet());
        draft.putAll(tags);
    }

    private static String words(Map<String, String> tags) {
        if (tags.isEmpty()) {
            return Text.in("plural", "None");
        }
        StringBuilder words = new StringBuilder(Format.count(tags.size()) + ": ");
        tags.forEach(
                (key, value) -> words.append(key).append(" = ").append(value).append(", "));
        return words.substring(0, words.length() - 2);
    }
}
