package dev.weir.app.scenario.program;

import java.util.List;
import java.util.Map;

/**
 * Reacts to each record of a stream with a line in its log: the setting {@code text}, in which <code>{card}</code> stands for the record's
 * member {@code card}. A record that is no JSON object fails the batch.
 */
public final class Say {

    /** Handles a batch of Kinesis records. */
    public Map<String, Object> handle(Map<String, Object> event) {
        Records.delay();
        String text = Records.setting("WEIR_TEXT", "");
        List<Map<String, Object>> records = Records.of(event);
        for (Map<String, Object> record : records) {
            System.out.println(filled(text, Records.members(Records.data(record))));
        }
        return Map.of("handled", records.size());
    }

    private static String filled(String text, Map<String, String> members) {
        String filled = text;
        for (Map.Entry<String, String> member : members.entrySet()) {
            filled = filled.replace("{" + member.getKey() + "}", member.getValue());
        }
        return filled;
    }
}
