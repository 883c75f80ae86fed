package dev.weir.broker.conformance;

import java.util.Map;

/**
 * One call and what is expected of it. Texts are as they stand in the file, variables not yet filled in.
 *
 * @param body the request as JSON
 * @param expected what the answer must be
 * @param expectedText the JSON to find in the answer, or the error's message; empty for no body or message at all
 * @param captures variables to set for later steps, each from a JSON pointer into the answer
 */
record Step(
        String place,
        String operation,
        String body,
        Expected expected,
        String errorType,
        String expectedText,
        Map<String, String> captures) {

    /** The kinds of expectation. */
    enum Expected {
        /** 200, and the body holds at least this. */
        ANSWER,
        /** 200 without a body. */
        NOTHING,
        /** 400 with this type and exactly this message. */
        ERROR,
        /** 400 with this type and a message that a regular expression matches. */
        ERROR_LIKE,
        /** As {@link #ANSWER}, asked again until it is so. */
        UNTIL,
        /** As {@link #ERROR_LIKE}, asked again until it is so. */
        UNTIL_ERROR
    }
}
