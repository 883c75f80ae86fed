package dev.weir.broker.cloudtrail.trail;

/** Reads a member out of an event's JSON without parsing it: quotes inside texts are escaped there, so none looks like a member. */
final class EventText {

    private EventText() {}

    /** The first text member of a name, without escapes in it; empty if there is none. */
    static String member(String json, String name) {
        String mark = "\"" + name + "\":\"";
        int at = json.indexOf(mark);
        if (at < 0) {
            return "";
        }
        int end = json.indexOf('"', at + mark.length());
        return end < 0 ? "" : json.substring(at + mark.length(), end);
    }
}
