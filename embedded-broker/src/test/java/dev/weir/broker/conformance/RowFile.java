package dev.weir.broker.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file of rows.
 *
 * <pre>
 * # A heading
 * ## A rule, in words
 * source: where it comes from (it holds for the following rows too)
 * stream: 2                 the row has a stream of two shards for itself, ${stream}
 * only: JSON                the wire formats in which the rule can be said; all without this line
 * Operation {"Json": 1}     a call; JSON may go on in lines that are indented
 * = {"Json": "~\\d+"}       the answer has at least this; ~ is a regular expression, &lt;absent&gt; must not be there
 * =                         the answer is empty
 * ! Type: message           an error of status 400
 * !~ Type: regex            the same, its message matching
 * until {"Json": 1}         the call is made again until the answer has this
 * until! Type: regex        the call is made again until it fails so
 * let name = /Json/pointer  a variable for later calls of the row
 * </pre>
 *
 * Variables: {@code ${stream}}, {@code ${shared}} (a stream of three shards that no row may change), {@code ${none}} (no
 * such stream), {@code ${account}}, {@code ${region}}, {@code ${a*129}} (129 times the letter).
 */
final class RowFile {

    private static final Pattern ERROR = Pattern.compile("(\\w+)(?:: (.*))?");

    private final String name;
    private final List<Row> rows = new ArrayList<>();
    private String source = "";
    private String rule = "";
    private String place = "";
    private boolean inAnswer;
    private int shards;
    private List<WireFormat> formats = List.of(WireFormat.values());
    private List<Step> steps = new ArrayList<>();

    private RowFile(String name) {
        this.name = name;
    }

    static List<Row> read(String name) {
        RowFile file = new RowFile(name);
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(RowFile.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                file.line(line, name + ":" + ++number);
            }
            file.endRow();
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
        return file.rows;
    }

    private void line(String line, String at) {
        if (line.startsWith("## ")) {
            endRow();
            rule = line.substring(3);
            place = at;
        } else if (line.startsWith("source: ")) {
            source = line.substring(8);
        } else if (line.startsWith("stream: ")) {
            shards = Integer.parseInt(line.substring(8).strip());
        } else if (line.startsWith("only: ")) {
            formats = List.of(line.substring(6).split(", ")).stream()
                    .map(WireFormat::valueOf)
                    .toList();
        } else if (line.startsWith(" ")) {
            goOn(line.strip());
        } else if (line.startsWith("let ")) {
            String[] parts = line.substring(4).split(" = ", 2);
            last().captures().put(parts[0].strip(), parts[1].strip());
        } else if (line.startsWith("=")) {
            String json = line.substring(1).strip();
            expect(json.isEmpty() ? Step.Expected.NOTHING : Step.Expected.ANSWER, "", json);
        } else if (line.startsWith("until ")) {
            expect(Step.Expected.UNTIL, "", line.substring(6));
        } else if (line.startsWith("until! ")) {
            error(Step.Expected.UNTIL_ERROR, line.substring(7), at);
        } else if (line.startsWith("!~ ")) {
            error(Step.Expected.ERROR_LIKE, line.substring(3), at);
        } else if (line.startsWith("! ")) {
            error(Step.Expected.ERROR, line.substring(2), at);
        } else if (!line.isBlank() && !line.startsWith("#")) {
            String[] parts = line.split(" ", 2);
            inAnswer = false;
            Map<String, String> captures = new LinkedHashMap<>();
            steps.add(new Step(at, parts[0], parts[1], Step.Expected.ANSWER, "", "{}", captures));
        }
    }

    /** A line that is indented belongs to the JSON above it: the request's, or what is expected of the answer. */
    private void goOn(String json) {
        Step last = last();
        Step longer = new Step(
                last.place(),
                last.operation(),
                inAnswer ? last.body() : last.body() + json,
                last.expected(),
                last.errorType(),
                inAnswer ? last.expectedText() + json : last.expectedText(),
                last.captures());
        steps.set(steps.size() - 1, longer);
    }

    private void error(Step.Expected expected, String text, String at) {
        Matcher error = ERROR.matcher(text);
        if (!error.matches()) {
            throw new IllegalArgumentException(at + ": " + text);
        }
        expect(expected, error.group(1), error.group(2) == null ? "" : error.group(2));
    }

    private void expect(Step.Expected expected, String type, String text) {
        inAnswer = true;
        Step last = last();
        steps.set(
                steps.size() - 1,
                new Step(last.place(), last.operation(), last.body(), expected, type, text, last.captures()));
    }

    private Step last() {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException(name + ": a row begins with a call, not so " + rule);
        }
        return steps.getLast();
    }

    private void endRow() {
        if (!rule.isEmpty()) {
            rows.add(new Row(place, rule, source, shards, formats, steps));
        }
        shards = 0;
        formats = List.of(WireFormat.values());
        steps = new ArrayList<>();
        rule = "";
    }
}
