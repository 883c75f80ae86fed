package dev.weir.app.query.text;

import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may stand at the caret.
 *
 * @param start where the word begins that a proposal replaces
 * @param proposals best first, bounded
 */
public record Completion(int start, List<Proposal> proposals) {

    /** Proposals at most. */
    private static final int MOST = 60;

    private static final Set<String> BEFORE_A_TABLE = Set.of("FROM", "JOIN", "INTO", "TABLE");

    /**
     * One way to go on.
     *
     * @param insert what is put into the text
     * @param note what it is, a word or two
     */
    public record Proposal(String insert, String note) {}

    /**
     * What there is to name.
     *
     * @param columns columns with their types by stream; a stream whose columns are not known has none
     * @param targets delivery streams that take rows, as a statement names them
     * @param quote what the engine puts names in that are not plain
     */
    public record Names(Map<String, Map<String, String>> columns, List<String> targets, char quote) {}

    /**
     * Finds proposals.
     *
     * @param caret where the caret is in the text
     */
    public static Completion at(String text, int caret, Names names) {
        Map<String, Map<String, String>> streams = names.columns();
        int start = caret;
        while (start > 0 && isWord(text.charAt(start - 1))) {
            start--;
        }
        String typed = text.substring(start, caret);
        List<SqlToken> tokens = SqlTokens.of(text);
        Map<String, Proposal> found = new LinkedHashMap<>();
        if (BEFORE_A_TABLE.contains(wordBefore(text, tokens, start))) {
            streams.keySet().forEach(name -> add(found, typed, name(name, names.quote()), note(name)));
            if (wordBefore(text, tokens, start).equals("INTO")) {
                names.targets()
                        .forEach(name -> add(found, typed, name(name, names.quote()), Text.of("delivery stream")));
            }
        } else {
            named(text, tokens, streams)
                    .forEach(stream -> streams.getOrDefault(stream, Map.of())
                            .forEach((column, type) ->
                                    add(found, typed, name(column, names.quote()), type + ", " + stream)));
            functions().forEach((name, note) -> add(found, typed, name + "(", note));
            SqlTokens.KEYWORDS.forEach(word -> add(found, typed, word, Text.of("keyword")));
            if (!typed.isEmpty()) {
                streams.keySet().forEach(name -> add(found, typed, name(name, names.quote()), note(name)));
            }
        }
        return new Completion(start, found.values().stream().limit(MOST).toList());
    }

    private static String note(String name) {
        return name.startsWith("s3://") ? Text.of("objects (Ask)") : Text.of("stream");
    }

    private static void add(Map<String, Proposal> found, String typed, String insert, String note) {
        String plain = insert.startsWith("\"") || insert.startsWith("`") ? insert.substring(1) : insert;
        if (plain.toLowerCase(Locale.ROOT).startsWith(typed.toLowerCase(Locale.ROOT))
                && plain.length() > typed.length()) {
            found.putIfAbsent(insert, new Proposal(insert, note));
        }
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** A name as Ask has it written. */
    public static String name(String name) {
        return name(name, '"');
    }

    /** A name as it has to be written; objects are named for Ask alone, which has but one quote. */
    public static String name(String name, char quote) {
        boolean plain = name.matches("[a-z_][a-z0-9_]*") && !SqlTokens.KEYWORDS.contains(name.toUpperCase(Locale.ROOT));
        String mark = name.startsWith("s3://") ? "\"" : String.valueOf(quote);
        return plain ? name : mark + name.replace(mark, mark + mark) + mark;
    }

    /** The word before what is typed, in capitals. */
    private static String wordBefore(String text, List<SqlToken> tokens, int start) {
        SqlToken last = null;
        for (SqlToken token : tokens) {
            if (token.end() <= start) {
                last = token;
            }
        }
        return last == null ? "" : last.in(text).toUpperCase(Locale.ROOT);
    }

    /** The streams that the text names anywhere. */
    private static List<String> named(String text, List<SqlToken> tokens, Map<String, Map<String, String>> streams) {
        Set<String> words = new TreeSet<>();
        for (SqlToken token : tokens) {
            String word = token.in(text);
            words.add(word.startsWith("\"") || word.startsWith("`") ? word.replaceAll("[\"`]", "") : word);
        }
        List<String> named = new ArrayList<>();
        for (String stream : streams.keySet()) {
            if (words.contains(stream)) {
                named.add(stream);
            }
        }
        return named;
    }

    /** The functions that are offered, with what they do: those that people ask streams with. */
    private static Map<String, String> functions() {
        Map<String, String> functions = new LinkedHashMap<>();
        functions.put("count", Text.of("how many"));
        functions.put("sum", Text.of("their sum"));
        functions.put("avg", Text.of("their mean"));
        functions.put("min", Text.of("the least"));
        functions.put("max", Text.of("the greatest"));
        functions.put("median", Text.of("the middle one"));
        functions.put("quantile_cont", Text.of("a quantile"));
        functions.put("stddev", Text.of("how far they scatter"));
        functions.put("approx_count_distinct", Text.of("about how many different ones"));
        functions.put("approx_top_k", Text.of("about the most frequent ones"));
        functions.put("arg_max", Text.of("what goes with the greatest"));
        functions.put("first", Text.of("the first"));
        functions.put("last", Text.of("the last"));
        functions.put("list", Text.of("all, as a list"));
        functions.put("histogram", Text.of("how often each"));
        functions.put("time_bucket", Text.of("the interval of a time"));
        functions.put("date_trunc", Text.of("a time, cut to a unit"));
        functions.put("date_diff", Text.of("units between two times"));
        functions.put("make_timestamp_ms", Text.of("a time from milliseconds since 1970"));
        functions.put("make_timestamp", Text.of("a time from microseconds since 1970"));
        functions.put("to_timestamp", Text.of("a time from seconds since 1970"));
        functions.put("strftime", Text.of("a time as text"));
        functions.put("now", Text.of("this moment"));
        functions.put("coalesce", Text.of("the first that is not null"));
        functions.put("json_extract_string", Text.of("a field of JSON text"));
        functions.put("regexp_matches", Text.of("whether a pattern is in a text"));
        functions.put("regexp_extract", Text.of("what of a text fits a pattern"));
        functions.put("contains", Text.of("whether a text is in a text"));
        functions.put("lower", Text.of("in small letters"));
        functions.put("upper", Text.of("in capitals"));
        functions.put("length", Text.of("how long"));
        functions.put("octet_length", Text.of("how many bytes"));
        functions.put("round", Text.of("rounded"));
        functions.put("unnest", Text.of("a row for each element"));
        functions.put("row_number", Text.of("number of the row"));
        functions.put("lag", Text.of("what was in the row before"));
        functions.put("lead", Text.of("what is in the row after"));
        functions.put("TUMBLE", Text.of("windows one after the other (Watch)"));
        functions.put("HOP", Text.of("windows that overlap (Watch)"));
        functions.put("SESSION", Text.of("windows between pauses (Watch)"));
        functions.putAll(WatchFunctions.notes());
        return functions;
    }
}
