import { expect, it } from "vitest";
import { compileModulesAtOnce } from "../../scripts/eager-modules.ts";

it("puts the functions of modules in parentheses, and leaves all else as it is", () => {
  const code = 'var m={12:(e,t)=>{e.x={3:()=>1}},"a":()=>2,7:function(e){return"5:()=>3"}};m[12]';
  expect(compileModulesAtOnce(code)).toBe(
    'var m={12:((e,t)=>{e.x={3:()=>1}}),"a":()=>2,7:(function(e){return"5:()=>3"})};m[12]',
  );
  expect(compileModulesAtOnce("")).toBe("");
});
