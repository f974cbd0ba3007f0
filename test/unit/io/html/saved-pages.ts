/** Invented pages of the kinds that people save from e-papers, as they come: tables in tables, tags left open. */

const CHIP = [
  '青禾县的晶圆厂昨天试产，首批8英寸晶圆良率达到91%，比设计值高3个百分点。',
  '“设备国产化率从三成提高到了六成。”厂长陆砚秋说，明年计划把月产能扩大到4万片。',
  '据青禾县发改局介绍，该项目总投资58亿元，带动配套企业17家，新增就业2300人。',
  '陆砚秋表示，人才仍是短板，工厂今年要与三所学校合办订单班，每年培养工程师200名。',
] as const

const paragraphs = (open: string, close = '</p>') => CHIP.map((text) => `${open}${text}${close}`).join('\n')

/** A system of framesets and tables that marks titles and texts with tags of its own; GBK. */
export const FOUNDER = `<HTML><HEAD><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<TITLE>青禾日报数字报</TITLE><script language="javascript">document.write("<p>广告：满100减50</p>")</script></HEAD><BODY>
<table width="978"><tr><td><a href="node_2.htm">第A02版：要闻</a></td><td><a href="#">上一版</a> <a href="#">下一版</a></td></tr></table>
<table><tr><td width="300"><img src="b.jpg" usemap="#PagePicMap"><map name="PagePicMap"><area shape="polygon" coords="0,0" href="content_1.htm"></map>
<table><tr><td>本版导航</td></tr><tr><td><a href="content_1.htm">晶圆厂试产良率超九成</a></td></tr><tr><td><a href="content_2.htm">老城区管网改造完工</a></td></tr></table></td>
<td><table><tr><td>带动配套企业17家</td></tr><tr><td class="bt1"><strong><founder-title>晶圆厂试产良率超九成</founder-title></strong></td></tr>
<tr><td>——月产能明年扩至4万片</td></tr>
<tr><td>青禾日报&nbsp;&nbsp;2024年07月03日&nbsp;星期三&nbsp;&nbsp;本报记者 白简之</td></tr>
<tr><td><div id=ozoom style="ZOOM: 100%"><founder-content><!--enpcontent-->${paragraphs('<P>&nbsp;&nbsp;&nbsp;&nbsp;', '</P>')}<!--/enpcontent--></founder-content></div></td></tr></table>
<table><tr><td><a href="#">上一篇</a>&nbsp;<a href="#">下一篇</a></td></tr></table></td></tr></table>
<center>青禾日报社版权所有 未经许可不得转载</center></BODY></HTML>`

/** The same without tags of its own: nested tables, an image map, the text in one cell with indents and line breaks. */
export const TABLES = `<html><head><title>青禾晚报 电子版</title><meta charset="gbk"></head><body bgcolor=#ffffff>
<table width=100%><tr><td><img src=logo.gif></td><td><a href=1>首页</a></td><td><a href=2>往期回顾</a></td></tr></table>
<table><tr><td valign=top><img src=page.jpg usemap=#m><map name=m><area href=1.html><area href=2.html></map></td>
<td><table><tr><td align=center><h2>晶圆厂试产良率超九成</h2></td></tr><tr><td align=center>2024-07-03　记者　白简之</td></tr>
<tr><td>${CHIP.map((text) => `　　${text}`).join('<br>\n')}</td></tr></table></td></tr>
<tr><td colspan=2>【<a href=x>上一篇</a>】【<a href=y>下一篇</a>】　字号：<a href=#>大</a> <a href=#>中</a> <a href=#>小</a></td></tr></table></body></html>`

/** A page of today, with what a site puts around an article and what a browser writes on top. */
export const MODERN = `<!DOCTYPE html>
<!-- saved from url=(0035)https://news.example.org/a/1024.html -->
<html lang="zh-CN"><head><meta charset="utf-8"><title>晶圆厂试产良率超九成_要闻_青禾新闻网</title>
<meta property="og:site_name" content="青禾新闻网"><meta property="article:published_time" content="2024-07-03T08:11:00+08:00">
<style>.x{color:red}</style></head><body><header><nav><ul><li><a href="/">首页</a></li><li><a href="/jj">经济</a></li></ul></nav></header>
<main><article><h1>晶圆厂试产良率超九成</h1><div class="info"><span>2024-07-03 08:11</span> <span>来源：青禾日报</span> <span>作者：白简之</span></div>
${paragraphs('<p>　　')}<figure><img src="a.jpg"><figcaption>工人在检查晶圆。周牧野 摄</figcaption></figure>
<p style="display:none">下载客户端查看全文</p></article>
<aside><h3>相关阅读</h3><ul><li><a href="#">老城区管网改造完工</a></li><li><a href="#">三家企业联合采购硅片</a></li></ul></aside></main>
<footer>Copyright 青禾新闻网 <a href="#">关于我们</a></footer><script>track()</script></body></html>`

/** Traditional, Big5, everything in one cell between line breaks. */
export const BREAKS = `<html><head><meta http-equiv=Content-Type content="text/html; charset=big5"><title>青禾電子報</title></head><body>
<table><tr><td><a href=1>首頁</a> <a href=2>焦點</a> <a href=3>財經</a></td></tr></table>
<table><tr><td><font size=5><b>晶圓廠試產良率逾九成</b></font><br><font size=2>【記者白簡之／青禾報導】2024/07/03</font><br><br>
青禾縣的晶圓廠昨天試產，首批8吋晶圓良率達91%，比設計值高3個百分點。<br><br>
「設備自製率從三成提高到六成。」廠長陸硯秋說，明年計畫把月產能擴大到4萬片。<br><br>
據青禾縣政府統計，該案總投資58億元，帶動配套廠商17家，新增就業2300人。</td></tr></table>
<table><tr><td>【<a href=x>上一則</a>】【<a href=y>下一則</a>】【<a href=z>回上頁</a>】</td></tr></table></body></html>`

/** A message of a chat program's public accounts: the text in spans and sections. */
export const ACCOUNT = `<html><head><meta charset=utf-8><meta property="og:title" content="晶圆厂试产良率超九成"><title></title></head><body>
<div id="page-content"><h2 class="rich_media_title" id="activity-name"> 晶圆厂试产良率超九成 </h2>
<div id="meta_content"><span>青禾发布</span> <em>2024-07-03 20:15</em></div>
<div id="js_content" style="visibility: visible;">${CHIP.map((text) => `<section><span>${text}</span></section>`).join('')}</div></div>
<div class="qr"><p>微信扫一扫</p><p>关注该公众号</p></div></body></html>`

/** A properties comment of an e-paper system, and the article in plain paragraphs. */
export const PROPERTIES = `<html><head><meta charset="utf-8"><title>青禾商报</title></head><body>
<!--enpproperty <articleid>88</articleid><date>2024-07-03 02:11:40.0</date><author>白简之</author><title>晶圆厂试产良率超九成</title>/enpproperty-->
<div class="main"><div class="left"><ul><li><a href="1">要闻</a></li><li><a href="2">财经</a></li></ul></div>
<div class="text"><p>晶圆厂试产良率超九成</p><p>作者：白简之</p>${paragraphs('<p>')}</div></div></body></html>`

/** English, with notices around it. */
export const ENGLISH = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Wafer plant starts trial run | Greenfield Courier</title>
<meta property="og:site_name" content="Greenfield Courier"><script type="application/ld+json">
{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"2024-07-03T05:00:00Z"}</script></head><body>
<div id="top"><ul><li><a href="#">Home</a></li><li><a href="#">Business</a></li></ul></div>
<div class="content"><h1 class="headline">Wafer plant starts trial run</h1><p class="byline">By Nora Quill</p><p class="dateline">July 3, 2024</p>
<div class="story"><p>The wafer plant in Greenfield started its trial run on Wednesday, and 91 percent of the first wafers passed, the company said in a statement.</p>
<p>&ldquo;Local suppliers now make six tenths of our equipment,&rdquo; said Martin Gale, the plant&rsquo;s manager. He plans to make 40,000 wafers a month next year.</p>
<p>The project cost $5.8 billion and brought 2,300 jobs, according to the county&rsquo;s development office.</p></div></div>
<div class="cookie">We use cookies to improve your experience. <button>Accept</button></div>
<div class="related"><h4>More stories</h4><a href="#">Old town gets new pipes</a></div></body></html>`

/** One short paragraph, which libraries like to take for nothing. */
export const SHORT = `<html><head><meta charset=utf-8><title>青禾晚报 - 电子版</title></head><body><div><a href="/">首页</a> | <a href="/a">要闻</a></div>
<div><h2>新桥今日通车</h2><div>本报讯（记者 白简之）青禾新桥今天通车，全长3.2公里，总投资8.7亿元。</div></div>
<div><a href=#>上一篇</a> <a href=#>下一篇</a></div></body></html>`

/** A table of data and ruby in an article. */
export const FIGURES = `<html><head><meta charset=utf-8><title>各县上半年产值公布</title></head><body><div><h1>各县上半年产值公布</h1>
<p>${CHIP[0]}</p><p>${CHIP[2]}</p>
<table border=1><tr><th>县</th><th>产值（亿元）</th><th>同比</th></tr><tr><td>青禾</td><td>58.3</td><td>8.4%</td></tr><tr><td>白河</td><td>41</td><td>-2%</td></tr></table>
<p><ruby>燊<rp>(</rp><rt>shēn</rt><rp>)</rp></ruby>海公司的负责人说，${CHIP[3]}</p></div></body></html>`

/** Lines broken as they were printed. */
export const WRAPPED = `<html><head><meta charset=utf-8><title>x</title></head><body><pre>
　　青禾县的晶圆厂昨天试产，首批8英寸
晶圆良率达到91%，比设计值高3个百分
点。月产能明年扩大到4万片，带动配套
企业17家。
　　据县发改局介绍，该项目总投资58亿
元，新增就业2300人，其中工程师占了三
成以上，多数来自本县。
</pre></body></html>`

export const FRAMES = `<html><head><title>青禾日报</title></head><frameset cols="30%,*"><frame src="left.htm"><frame src="content_1.htm">
<noframes>您的浏览器不支持框架</noframes></frameset></html>`

export const SCRIPTED = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>晶圆厂试产</title></head><body><div id="app"></div><script src="app.js"></script></body></html>`

/** Links and notices: nothing in it is an article. */
export const DIRECTORY = `<html><head><meta charset=utf-8><title>青禾日报</title></head><body><p>青禾日报</p><p>2024年07月03日</p></body></html>`
