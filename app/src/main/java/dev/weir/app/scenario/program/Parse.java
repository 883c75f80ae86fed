package dev.weir.app.scenario.program;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes JSON of lines of text on their way through Firehose: the named groups of the regular expression {@code pattern} become members. A
 * line that does not match failed to be processed, one that {@code drop} is found in is left out.
 */
public final class Parse {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,9})?");

    private final Pattern pattern = Pattern.compile(Records.setting("WEIR_PATTERN", "(?<line>.*)"));
    private final String drop = Records.setting("WEIR_DROP", "");
    private final Pattern dropped = Pattern.compile(drop);

    /** Transforms a batch of Firehose's. */
    public Map<String, Object> handle(Map<String, Object> event) {
        Records.delay();
        List<Map<String, Object>> answers = new ArrayList<>();
        for (Map<String, Object> record : Records.of(event)) {
            Map<String, Object> answer = new HashMap<>();
            answer.put("recordId", record.get("recordId"));
            String line = Records.data(record).strip();
            Matcher matcher = pattern.matcher(line);
            if (!drop.isEmpty() && dropped.matcher(line).find()) {
                answer.put("result", "Dropped");
                answer.put("data", record.get("data"));
            } else if (matcher.matches()) {
                answer.put("result", "Ok");
                answer.put(
                        "data", Base64.getEncoder().encodeToString(json(matcher).getBytes(StandardCharsets.UTF_8)));
            } else {
                System.out.println("Not understood: " + Records.shortened(line));
                answer.put("result", "ProcessingFailed");
                answer.put("data", record.get("data"));
            }
            answers.add(answer);
        }
        return Map.of("records", answers);
    }

    private String json(Matcher matcher) {
        StringBuilder json = new StringBuilder("{");
        for (String name : new TreeMap<>(pattern.namedGroups()).keySet()) {
            String value = matcher.group(name);
            json.append(json.length() == 1 ? "" : ",")
                    .append(Records.quoted(name))
                    .append(':');
            json.append(value != null && NUMBER.matcher(value).matches() ? value : Records.quoted(value));
        }
        return json.append("}\n").toString();
    }
}
