package io.breakwater.localstack.torture.agent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Adds code to the methods of one class, when it is loaded. Where the class has no such method, the
 * process ends at once: a fault that cannot happen must not look like one that did no harm.
 */
final class Weaver implements ClassFileTransformer {
  private static final int NOTHING_TO_WEAVE = 87;

  private final String className;
  private final Predicate<MethodModel> methods;
  private final Weave weave;

  Weaver(String className, Predicate<MethodModel> methods, Weave weave) {
    this.className = className;
    this.methods = methods;
    this.weave = weave;
  }

  /**
   * What is added.
   *
   * @param atEntry before the first instruction
   * @param atReturn before each that returns
   */
  record Weave(Consumer<CodeBuilder> atEntry, Consumer<CodeBuilder> atReturn) {}

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (name == null || !name.replace('/', '.').equals(className)) {
      return null;
    }
    try {
      return woven(loader, bytes);
    } catch (RuntimeException failed) {
      // The JVM would swallow it and load the class as it was.
      failed.printStackTrace();
      Runtime.getRuntime().halt(NOTHING_TO_WEAVE);
      return null;
    }
  }

  private byte[] woven(@Nullable ClassLoader loader, byte[] bytes) {
    var resolver =
        ClassHierarchyResolver.ofResourceParsing(
            loader == null ? ClassLoader.getSystemClassLoader() : loader);
    ClassFile classFile =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(resolver),
            // What is woven may cut code off, and names of variables that are no more are an error.
            ClassFile.DebugElementsOption.DROP_DEBUG);
    ClassModel model = classFile.parse(bytes);
    if (model.methods().stream().noneMatch(methods)) {
      throw new IllegalStateException(className + " has no such method");
    }
    return classFile.transformClass(
        model, ClassTransform.transformingMethodBodies(methods, new Body(weave)));
  }

  private record Body(Weave weave) implements CodeTransform {

    @Override
    public void atStart(CodeBuilder code) {
      weave.atEntry.accept(code);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (element instanceof ReturnInstruction) {
        weave.atReturn.accept(code);
      }
      code.with(element);
    }
  }
}
