package dev.weir.broker.lambda.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Does what its event asks for. */
public final class Actions implements RequestHandler<Map<String, Object>, Object> {

    private int calls;

    @Override
    public Object handleRequest(Map<String, Object> event, Context context) {
        calls++;
        String action = String.valueOf(event.get("do"));
        switch (action) {
            case "throw" -> throw new IllegalStateException("on purpose", new IllegalArgumentException("the cause"));
            case "exit" -> System.exit(((Number) event.getOrDefault("code", 3)).intValue());
            case "hang" -> hang();
            case "memory" -> {
                List<byte[]> all = new ArrayList<>();
                while (true) {
                    all.add(new byte[8 << 20]);
                }
            }
            case "log" -> {
                System.out.println("from out");
                System.err.println("from err");
                context.getLogger().log("from the logger");
            }
            case "flood" -> {
                for (int i = 0; i < 100_000; i++) {
                    System.out.println("a line of the flood, number " + i);
                }
            }
            case "large" -> {
                return "x".repeat(7 << 20);
            }
            default -> {}
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("calls", calls);
        answer.put("event", event);
        answer.put("requestId", context.getAwsRequestId());
        answer.put("name", context.getFunctionName());
        answer.put("arn", context.getInvokedFunctionArn());
        answer.put("memory", context.getMemoryLimitInMB());
        answer.put("pid", ProcessHandle.current().pid());
        answer.put("greeting", String.valueOf(System.getenv("GREETING")));
        answer.put("secret", String.valueOf(System.getenv("WEIR_TEST_SECRET")));
        answer.put("inTime", context.getRemainingTimeInMillis() > 0);
        return answer;
    }

    private static void hang() {
        try {
            Thread.sleep(600_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
