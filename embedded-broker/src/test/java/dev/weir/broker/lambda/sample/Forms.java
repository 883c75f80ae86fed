package dev.weir.broker.lambda.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A handler of each form. */
public final class Forms {

    /** An event and an answer. */
    public static final class Order {
        private String item = "";
        private int count;

        public String getItem() {
            return item;
        }

        public void setItem(String item) {
            this.item = item;
        }

        public int getCount() {
            return count;
        }

        public void setCount(int count) {
            this.count = count;
        }
    }

    public Order twice(Order order) {
        Order answer = new Order();
        answer.setItem(order.getItem());
        answer.setCount(2 * order.getCount());
        return answer;
    }

    public String upper(String text, Context context) {
        return text.toUpperCase(Locale.ROOT) + " of " + context.getFunctionName();
    }

    public static void nothing() {}

    public void stream(InputStream in, OutputStream out, Context context) throws IOException {
        out.write("{\"streamed\":".getBytes(StandardCharsets.UTF_8));
        in.transferTo(out);
        out.write('}');
    }

    /** Transforms a delivery stream's records as Firehose hands them over. */
    public Map<String, Object> shout(Map<String, Object> event) {
        List<Map<String, Object>> answers = new ArrayList<>();
        for (Object each : (List<?>) event.get("records")) {
            Map<?, ?> record = (Map<?, ?>) each;
            byte[] data = Base64.getDecoder().decode(String.valueOf(record.get("data")));
            String loud = new String(data, StandardCharsets.UTF_8).toUpperCase(Locale.ROOT);
            answers.add(Map.of(
                    "recordId", String.valueOf(record.get("recordId")),
                    "result", "Ok",
                    "data", Base64.getEncoder().encodeToString(loud.getBytes(StandardCharsets.UTF_8))));
        }
        return Map.of("records", answers);
    }

    /** A stream handler by its interface. */
    public static final class Streams implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            in.transferTo(out);
        }
    }

    /** Cannot be made. */
    public static final class Broken {
        public Broken() {
            throw new IllegalStateException("no such luck");
        }

        public String handleRequest(String event) {
            return event;
        }
    }
}
