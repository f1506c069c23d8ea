package io.breakwater.localstack.torture.agent;

import io.breakwater.localstack.torture.agent.Weaver.Weave;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the process ends, at once and without any clean-up: {@code
 * crash;class;method;entry|exit;argument;within;delay;armed}.
 *
 * @param className the class whose method it is
 * @param methodName its name
 * @param atExit whether it ends when the method returns, rather than when it is entered
 * @param argument the simple name of the first argument's type, to tell overloads apart; or empty
 * @param within {@code SimpleClass.method} that must be among the callers; or empty
 * @param delayMillis how long it lives on, to end while a call is on the wire
 * @param armed the file that must exist for it to strike
 */
public record CrashPoint(
    String className,
    String methodName,
    boolean atExit,
    String argument,
    String within,
    long delayMillis,
    Path armed) {

  /** The exit status by which a struck crash point is told from every other end. */
  public static final int STATUS = 86;

  private static final AtomicBoolean STRUCK = new AtomicBoolean();
  private static volatile @Nullable CrashPoint current;

  /** The agent's argument. */
  @Override
  public String toString() {
    return String.join(
        ";",
        "crash",
        className,
        methodName,
        atExit ? "exit" : "entry",
        argument,
        within,
        Long.toString(delayMillis),
        armed.toString());
  }

  static CrashPoint parse(String text) {
    String[] parts = text.split(";", -1);
    return new CrashPoint(
        parts[1],
        parts[2],
        "exit".equals(parts[3]),
        parts[4],
        parts[5],
        Long.parseLong(parts[6]),
        Path.of(parts[7]));
  }

  static void set(CrashPoint point) {
    current = point;
  }

  static Weave weave(boolean atExit) {
    Consumer<CodeBuilder> call =
        code ->
            code.invokestatic(
                ClassDesc.of(CrashPoint.class.getName()),
                "reached",
                MethodTypeDesc.of(ConstantDescs.CD_void));
    Consumer<CodeBuilder> nothing = _ -> {};
    return atExit ? new Weave(nothing, call) : new Weave(call, nothing);
  }

  boolean isAt(MethodModel method) {
    return method.methodName().equalsString(methodName)
        && method.code().isPresent()
        && (argument.isEmpty()
            || method.methodTypeSymbol().parameterCount() > 0
                && method.methodTypeSymbol().parameterType(0).displayName().equals(argument));
  }

  /** Called from the woven method, in whatever thread runs it. */
  public static void reached() {
    CrashPoint point = current;
    if (point == null
        || !Files.exists(point.armed)
        || !point.isWithin()
        || !STRUCK.compareAndSet(false, true)) {
      return;
    }
    if (point.delayMillis == 0) {
      Runtime.getRuntime().halt(STATUS);
    }
    CompletableFuture.delayedExecutor(point.delayMillis, TimeUnit.MILLISECONDS)
        .execute(() -> Runtime.getRuntime().halt(STATUS));
  }

  private boolean isWithin() {
    return within.isEmpty()
        || StackWalker.getInstance()
            .walk(frames ->
                frames.anyMatch(frame ->
                    (frame.getClassName() + "." + frame.getMethodName()).endsWith("." + within)));
  }
}
