package dev.weir.broker.lambda.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

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
