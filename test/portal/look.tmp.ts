import { mkdirSync } from 'node:fs'
import { createSimulator, fixedRuntime } from '/work/wt/portal/simulator/index.ts'
import { launchBrowser } from '/work/wt/portal/test/portal/browser.ts'
import { Visitor } from '/work/wt/portal/test/portal/visitor.ts'
import { createClient, makeSeal, signInWithSeal, sendInvoice, makeInvoice } from '/work/wt/portal/client/index.ts'
const nip='1234563218'
const at=Date.parse('2026-03-02T08:15:00Z')
const runtime=fixedRuntime({at,seed:7})
const simulator=createSimulator({runtime,rateLimits:'off'})
const {origin}=await simulator.listen({port:0})
const client=createClient({baseUrl:origin, clock:{now:runtime.now, sleep:async(ms:number)=>{runtime.advance(ms)}}})
const s=await signInWithSeal(client,{nip,identity:await makeSeal({nip,key:'p256',validFrom:new Date(at-60000)})})
const inv=(n:string,extra={})=>makeInvoice({number:n,issueDate:'2026-03-02',seller:{nip,name:'Kos i Wspólnicy sp. z o.o.',address:'ul. Słoneczna 5, 80-001 Gdańsk'} as never,buyer:{nip:'5265877635',name:'Żółw S.A.',address:'ul. Prosta 1, 00-001 Warszawa'} as never,lines:[{name:'Usługa księgowa',netPrice:1200} as never],...extra})
for(let i=1;i<=12;i++){ try{ await sendInvoice(s,{xml:inv(`FV/2026/03/${i}`)}) }catch(e){console.log(String(e).slice(0,200))} }
try{ await sendInvoice(s,{xml:inv(`FV/2026/03/1`)}) }catch(e){console.log(String(e).slice(0,100))}
const {makeInvoiceKey,encryptInvoice}=await import('/work/wt/portal/client/index.ts')
const v=await new Visitor(simulator,origin).signIn(nip)
const browser=await launchBrowser()
const out=process.argv[2]!; mkdirSync(out,{recursive:true})
const [paths,widths,schemes,langs]=[process.argv[3]!.split(','),(process.argv[4]??'1280').split(',').map(Number),(process.argv[5]??'light').split(','),(process.argv[6]??'en').split(',')]
const first=async(path:string,re:RegExp)=>{ await v.get(path); return (re.exec(v.html)?.[1]??'').replaceAll('&amp;','&') }
for(const lang of langs){
 const ctx=await browser.newContext({reducedMotion:'reduce',locale:lang==='pl'?'pl-PL':'en-GB'})
 await ctx.addCookies([...v.cookies].map(([name,value])=>({name,value,domain:'127.0.0.1',path:'/web',httpOnly:true,sameSite:'Strict' as const})))
 const page=await ctx.newPage()
 page.on('console',m=>{if(m.type()==='error')console.log(m.text())})
 for(let p of paths){
  const [name,raw]=p.split('=>')
  let path=raw!
  const m=/^(.*)\|(.*)$/.exec(path)
  if(m) path=await first(m[1]!,new RegExp(`href="(${m[2]})`))
  for(const c of schemes){ await page.emulateMedia({colorScheme:c as 'light',reducedMotion:'reduce'})
   for(const w of widths){ await page.setViewportSize({width:w,height:w<400?640:800}); await page.goto(origin+path); await page.screenshot({path:`${out}/${name}-${w}-${c}-${lang}.png`,fullPage:true})
    const sw=await page.evaluate(()=>document.documentElement.scrollWidth); if(sw>w) console.log(name,w,'scrollWidth',sw) } }
 }
 await ctx.close()
}
await browser.close(); await simulator.close()
